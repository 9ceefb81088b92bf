import { LONGEST_PIECE, UNKNOWN_PIECE } from '../../src/text/pieces.ts';

const ROUNDS = 8;
/** Occurrences from which a string of syllables may become a piece. */
const SEED_COUNT = 4;

/**
 * Learns the pieces Korean words are made of, with their log probabilities, by expectation–maximisation over all cuts of
 * all words, dropping the rarest between rounds until about `size` are left (Kudo 2018, §3.2). Single syllables stay.
 *
 * @param counts how often each word occurs
 */
export function learnPieces(counts: ReadonlyMap<string, number>, size: number): Map<string, number> {
  const seeds = new Map<string, number>();
  for (const [word, count] of counts) {
    eachPiece(word, (start, end) => {
      const piece = word.slice(start, end);
      seeds.set(piece, (seeds.get(piece) ?? 0) + count);
    });
  }
  let expected = new Map([...seeds].filter(([piece, count]) => piece.length === 1 || count >= SEED_COUNT));
  for (let round = 0; round < ROUNDS; round++) {
    const wider = 1 + Math.max(0, ROUNDS - 2 - round) * 0.5;
    expected = prune(expectedCounts(counts, normalise(expected)), Math.round(size * wider));
  }
  return normalise(expected);
}

function eachPiece(word: string, visit: (start: number, end: number) => void): void {
  for (let start = 0; start < word.length; start++) {
    for (let end = start + 1; end <= Math.min(word.length, start + LONGEST_PIECE); end++) visit(start, end);
  }
}

function normalise(counts: ReadonlyMap<string, number>): Map<string, number> {
  let total = 0;
  for (const count of counts.values()) total += count;
  return new Map([...counts].map(([piece, count]) => [piece, Math.log(count / total)]));
}

function prune(counts: ReadonlyMap<string, number>, keep: number): Map<string, number> {
  const singles = [...counts].filter(([piece]) => piece.length === 1);
  const others = [...counts].filter(([piece, count]) => piece.length > 1 && count > 1.5);
  others.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map([...singles, ...others.slice(0, keep - singles.length)]);
}

/** How often each piece is expected to occur: forward and backward sums over all cuts of every word. */
function expectedCounts(
  counts: ReadonlyMap<string, number>,
  logp: ReadonlyMap<string, number>,
): Map<string, number> {
  const expected = new Map<string, number>();
  const probability = (piece: string) => {
    const known = logp.get(piece);
    return known !== undefined ? Math.exp(known) : piece.length === 1 ? Math.exp(UNKNOWN_PIECE) : 0;
  };
  for (const [word, count] of counts) {
    const forward = new Float64Array(word.length + 1);
    const backward = new Float64Array(word.length + 1);
    forward[0] = 1;
    backward[word.length] = 1;
    eachPiece(word, (start, end) => {
      forward[end]! += forward[start]! * probability(word.slice(start, end));
    });
    for (let start = word.length - 1; start >= 0; start--) {
      for (let end = start + 1; end <= Math.min(word.length, start + LONGEST_PIECE); end++) {
        backward[start]! += backward[end]! * probability(word.slice(start, end));
      }
    }
    const all = forward[word.length]!;
    if (all === 0) continue;
    eachPiece(word, (start, end) => {
      const piece = word.slice(start, end);
      const share = (forward[start]! * probability(piece) * backward[end]!) / all;
      if (share > 1e-6) expected.set(piece, (expected.get(piece) ?? 0) + share * count);
    });
  }
  return expected;
}

/**
 * Cuts Korean words into the pieces they are made of (stems, particles, endings), learned from raw text: a unigram
 * language model fitted by expectation–maximisation (Kudo, "Subword Regularization", ACL 2018, §3.2).
 */
export const LONGEST_PIECE = 6;
const ROUNDS = 8;

/** Best cut of a word under log probabilities of pieces; a syllable that is no piece costs `UNKNOWN`. */
const UNKNOWN = -16;

export function segment(word: string, logp: ReadonlyMap<string, number>): string[] {
  const best = new Float64Array(word.length + 1).fill(-Infinity);
  const from = new Int32Array(word.length + 1);
  best[0] = 0;
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end; start++) {
      const p = logp.get(word.slice(start, end)) ?? (end - start === 1 ? UNKNOWN : -Infinity);
      if (best[start]! + p > best[end]!) {
        best[end] = best[start]! + p;
        from[end] = start;
      }
    }
  }
  const pieces: string[] = [];
  for (let end = word.length; end > 0; end = from[end]!) pieces.unshift(word.slice(from[end]!, end));
  return pieces;
}

/** Fits the model to words and how often each occurs; keeps about `size` pieces. */
export function learnPieces(counts: ReadonlyMap<string, number>, size: number): Map<string, number> {
  const seeds = new Map<string, number>();
  for (const [word, count] of counts) {
    for (let start = 0; start < word.length; start++) {
      for (let end = start + 1; end <= Math.min(word.length, start + LONGEST_PIECE); end++) {
        const piece = word.slice(start, end);
        seeds.set(piece, (seeds.get(piece) ?? 0) + count);
      }
    }
  }
  let expected = new Map([...seeds].filter(([piece, count]) => piece.length === 1 || count >= 4));
  for (let round = 0; round < ROUNDS; round++) {
    const logp = normalise(expected);
    expected = expectedCounts(counts, logp);
    const keep = round < ROUNDS - 1 ? Math.round(size * (1 + (ROUNDS - 2 - round) * 0.5)) : size;
    expected = prune(expected, keep);
  }
  return normalise(expected);
}

function normalise(counts: ReadonlyMap<string, number>): Map<string, number> {
  let total = 0;
  for (const count of counts.values()) total += count;
  return new Map([...counts].map(([piece, count]) => [piece, Math.log(count / total)]));
}

function prune(counts: Map<string, number>, keep: number): Map<string, number> {
  const rows = [...counts].filter(([piece, count]) => piece.length === 1 || count > 1.5);
  rows.sort((a, b) => b[1] - a[1]);
  const singles = rows.filter(([piece]) => piece.length === 1);
  return new Map([...singles, ...rows.filter(([piece]) => piece.length > 1).slice(0, keep - singles.length)]);
}

/** Expectation step: forward and backward sums over all cuts of every word. */
function expectedCounts(counts: ReadonlyMap<string, number>, logp: ReadonlyMap<string, number>): Map<string, number> {
  const expected = new Map<string, number>();
  const p = (piece: string) => {
    const known = logp.get(piece);
    return known !== undefined ? Math.exp(known) : piece.length === 1 ? Math.exp(UNKNOWN) : 0;
  };
  for (const [word, count] of counts) {
    const n = word.length;
    const forward = new Float64Array(n + 1);
    const backward = new Float64Array(n + 1);
    forward[0] = 1;
    backward[n] = 1;
    for (let end = 1; end <= n; end++) {
      for (let s = Math.max(0, end - LONGEST_PIECE); s < end; s++) forward[end]! += forward[s]! * p(word.slice(s, end));
    }
    for (let start = n - 1; start >= 0; start--) {
      for (let e = start + 1; e <= Math.min(n, start + LONGEST_PIECE); e++) {
        backward[start]! += backward[e]! * p(word.slice(start, e));
      }
    }
    if (forward[n] === 0) continue;
    for (let s = 0; s < n; s++) {
      for (let e = s + 1; e <= Math.min(n, s + LONGEST_PIECE); e++) {
        const piece = word.slice(s, e);
        const share = (forward[s]! * p(piece) * backward[e]!) / forward[n]!;
        if (share > 1e-6) expected.set(piece, (expected.get(piece) ?? 0) + share * count);
      }
    }
  }
  return expected;
}

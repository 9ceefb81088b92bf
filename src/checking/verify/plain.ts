/** A text reduced to what is compared, with the way back. */
export interface Plain {
  text: string;
  /** For each UTF-16 unit of `text`, where it begins in the original; one more for the end. */
  origin: number[];
}

const CLUSTER = /[\u1100-\u11ff]+|\s+|\P{M}\p{M}*/gsu;

/**
 * A text without what people and Discord change without changing a word: case, Unicode form, the shape of quotation
 * marks and dashes, spaces around dashes, line breaks and repeated spaces.
 */
export function plain(text: string): Plain {
  const out: string[] = [];
  const origin: number[] = [];
  let length = 0;
  const push = (piece: string, at: number): void => {
    out.push(piece);
    length += piece.length;
    for (let i = 0; i < piece.length; i++) origin.push(at);
  };
  let last = '';
  for (const match of text.matchAll(CLUSTER)) {
    const piece = plainCluster(match[0]);
    if (piece === ' ' && (last === ' ' || last === '-' || length === 0)) continue;
    if (piece === '-' && last === ' ') {
      out.pop();
      origin.pop();
      length--;
    }
    push(piece, match.index);
    last = piece;
  }
  if (last === ' ') {
    out.pop();
    origin.pop();
  }
  origin.push(text.length);
  return { text: out.join(''), origin };
}

function plainCluster(cluster: string): string {
  if (/^\s/.test(cluster)) return ' ';
  if (/^[\u2018\u2019\u201a\u201b\u2032\u201c\u201d\u201e\u201f\u2033"'`«»‹›「」『』]$/u.test(cluster))
    return "'";
  if (/^[\u2010-\u2015\u2212-]$/u.test(cluster)) return '-';
  return cluster.normalize('NFKC').toLowerCase();
}

/** Where a span of the plain text lies in the original, `[start, end]`. */
export function original(from: Plain, text: string, start: number, end: number): [number, number] {
  const begin = from.origin[start]!;
  let stop = from.origin[end] ?? text.length;
  while (stop > begin && /\s/.test(text[stop - 1]!)) stop--;
  return [begin, stop];
}

import type { Tolerance } from './types.ts';

/** A quoted text as people paste it, taken out of its wrapping. */
export interface Unwrapped {
  text: string;
  tolerated: Tolerance[];
}

const BLOCKQUOTE = /^[ \t]*(?:>>>|>)[ \t]?/gmu;
const LINK = /\[([^[\]\n]+)\]\(<?https?:[^)\s[]+\)/gu;
/** What emphasis is marked with, and the lines within which a pair of marks stands. */
const MARK = /\*{1,3}|_{1,3}|~~|\|\||`|\n/gu;
const ESCAPE = /\\([\\*_~|`>#\-[\](){}.!+<@:])/gu;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/gu;
const OPENS = /^["“”„«「『'‘’]+/u;
const CLOSES = /(?<!["“”»」』'‘’])["“”»」』'‘’]+$/u;

/** Takes away blockquote marks, links, bold and the like, escapes, invisible characters, and outer quotation marks. */
export function unwrap(pasted: string): Unwrapped {
  const text = pasted.replace(INVISIBLE, '').replace(BLOCKQUOTE, '').replace(LINK, '$1');
  const bare = stripEmphasis(text).replace(ESCAPE, '$1').trim();
  const markup = bare !== pasted.trim();
  const inner = OPENS.test(bare) && CLOSES.test(bare) ? bare.replace(OPENS, '').replace(CLOSES, '') : '';
  // Outer marks are taken off only when they are one pair around everything.
  const once = inner !== '' && !/["“”«»「」『』]/u.test(inner) ? inner.trim() : bare;
  return { text: once, tolerated: markup ? ['markup'] : [] };
}

/** Escaped marks are no emphasis: they are set aside while the emphasis is taken off. */
function stripEmphasis(text: string): string {
  const escapes: string[] = [];
  const bare = text.replace(/\\./gsu, (escaped) => {
    escapes.push(escaped);
    return `\u0000${escapes.length - 1}\u0001`;
  });
  return withoutPairs(bare).replace(/\u0000(\d+)\u0001/gu, (_, index: string) => escapes[Number(index)]!);
}

/** Takes away marks that stand in pairs within a line, around something that begins and ends with no white space. */
function withoutPairs(text: string): string {
  const opened = new Map<string, number>();
  const spans: [number, number][] = [];
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    const end = index + mark.length;
    const from = opened.get(mark);
    if (mark === '\n') opened.clear();
    else if (from !== undefined && from < index && /\S/u.test(text[index - 1]!)) {
      spans.push([from - mark.length, from], [index, end]);
      opened.delete(mark);
    } else if (from === undefined && /\S/u.test(text[end] ?? ' ')) opened.set(mark, end);
  }
  let out = '';
  let at = 0;
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    out += text.slice(at, start);
    at = end;
  }
  return out + text.slice(at);
}

const ELLIPSIS = /[[(]\s{0,3}(?:…|\.{2,9}|\.(?: \.){1,9})\s{0,3}[\])]|…|\.{3,}|\.(?: \.){2,}/u;
const LETTER = /\[(\p{L})\](?=\p{L})/gu;
const INSERTION = /\[[^\][]{1,80}\]/u;

/** The parts of a text on either side of what it leaves out. */
export function parts(text: string, insertions: boolean): { parts: string[]; tolerated: Tolerance[] } {
  const tolerated: Tolerance[] = [];
  let pieces = text.split(ELLIPSIS);
  if (pieces.length > 1) tolerated.push('ellipsis');
  if (insertions) {
    const replaced = pieces.flatMap((piece) => piece.replace(LETTER, '$1').split(INSERTION));
    if (replaced.join() !== pieces.join()) tolerated.push('insertion');
    pieces = replaced;
  }
  return {
    parts: pieces.map((piece) => piece.trim()).filter((piece) => /[\p{L}\p{N}]/u.test(piece)),
    tolerated,
  };
}

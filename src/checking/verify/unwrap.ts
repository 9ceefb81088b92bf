import type { Tolerance } from './types.ts';

/** A quoted text as people paste it, taken out of its wrapping. */
export interface Unwrapped {
  text: string;
  tolerated: Tolerance[];
}

const BLOCKQUOTE = /^[ \t]*(?:>>>|>)[ \t]?/gmu;
const LINK = /\[([^\]\n]+)\]\(<?https?:[^)\s]+>?\)/gu;
const EMPHASIS = /(\*\*\*|\*\*|\*|___|__|_|~~|\|\||`)(?=\S)([^\n]*?\S)\1/gu;
const ESCAPE = /\\([\\*_~|`>#\-[\](){}.!+<@:])/gu;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/gu;
const OUTER = /^["“”„«「『'‘’]+([\s\S]*?)["“”»」』'‘’]+$/u;

/** Takes away blockquote marks, links, bold and the like, escapes, invisible characters, and outer quotation marks. */
export function unwrap(pasted: string): Unwrapped {
  const text = pasted.replace(INVISIBLE, '').replace(BLOCKQUOTE, '').replace(LINK, '$1');
  const bare = stripEmphasis(text).replace(ESCAPE, '$1').trim();
  const markup = bare !== pasted.trim();
  const inner = OUTER.exec(bare)?.[1];
  // Outer marks are taken off only when they are one pair around everything.
  const once = inner !== undefined && !/["“”«»「」『』]/u.test(inner) ? inner.trim() : bare;
  return { text: once, tolerated: markup ? ['markup'] : [] };
}

/** Escaped marks are no emphasis: they are set aside while the emphasis is taken off. */
function stripEmphasis(text: string): string {
  const escapes: string[] = [];
  let out = text.replace(/\\./gsu, (escaped) => {
    escapes.push(escaped);
    return `\u0000${escapes.length - 1}\u0001`;
  });
  for (let before = ''; before !== out; ) {
    before = out;
    out = out.replace(EMPHASIS, '$2');
  }
  return out.replace(/\u0000(\d+)\u0001/gu, (_, index: string) => escapes[Number(index)]!);
}

const ELLIPSIS = /\s*(?:[[(]\s*(?:…|\.{2,}|\.(?: \.){1,})\s*[\])]|…|\.{3,}|\.(?: \.){2,})\s*/u;
const LETTER = /\[(\p{L})\](?=\p{L})/gu;
const INSERTION = /\s*\[[^\][]{1,80}\]\s*/u;

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

import { matches } from '../../text/matches.ts';
import type { Span } from '../../text/span.ts';

/** A capitalised word. */
export interface Token extends Span {
  word: string;
}

const TOKEN =
  /(?<![\p{L}\p{N}])\p{Lu}(?:[\p{L}\p{M}]|['’](?!s\b|\s|$)|(?<=^|[^\p{L}]\p{Lu})\.)*(?:[-‐‑]\p{L}+)*/gu;
const PARTICLES = /^ ((?:(?:de|van|von|bin|al|da|di|la|le|dos|del|der|ibn|el) ){1,2})$/;

/** Capitalised words in a row, one space or a particle of names between. */
export function capitalRuns(text: string): Token[][] {
  const found: Token[][] = [];
  let run: Token[] = [];
  for (const match of matches(text, TOKEN)) {
    const token = { word: match[0], start: match.index, end: match.index + match[0].length };
    const last = run.at(-1);
    const gap = last ? text.slice(last.end, token.start) : '';
    if (last && (/^ {1,2}$/.test(gap) || PARTICLES.test(gap))) run.push(token);
    else {
      if (run.length > 0) found.push(run);
      run = [token];
    }
  }
  if (run.length > 0) found.push(run);
  return found;
}

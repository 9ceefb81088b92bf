import type { Span } from '../../text/span.ts';

/** Begins a line that ends the statement before: brackets, `end`, `else` and their kin in any language. */
const CLOSES =
  /^(?:[\])}>|]|<\/|(?:end|else|elif|elsif|elseif|except|catch|finally|then|fi|done|esac|do|until|rescue|ensure|when|case)\b)/i;
/** Ends a line that goes on: an opening bracket, an operator, a backslash, a comma. */
const GOES_ON = /(?:[([{,\\|&+=:]|&&|\|\||=>|->|\b(?:and|or|then|do))\s*$/;
const COMMENT = /^(?:#|\/\/|--|;|%|\/?\*|<!--|rem\b)/i;
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

interface Line extends Span {
  words: string;
  indent: number;
}

/**
 * The statements of code as spans of whole lines, in any language: a statement begins at a line that is set in no further
 * than the first of the one before, with all brackets closed, unless it closes that one (`}`, `else`). A comment belongs
 * to what follows it. Blank lines lie between statements.
 */
export function statements(text: string, { start, end }: Span): Span[] {
  const found: (Span & { indent: number; open: number; last: string })[] = [];
  for (const line of linesOf(text, { start, end })) {
    const group = found.at(-1);
    const open = balance(line.words);
    if (group && belongs(line, group)) {
      group.end = line.end;
      group.open = Math.max(0, group.open + open);
      group.last = line.words;
      if (COMMENT.test(group.last)) group.indent = Math.min(group.indent, line.indent);
    } else
      found.push({
        start: line.start,
        end: line.end,
        indent: line.indent,
        open: Math.max(0, open),
        last: line.words,
      });
  }
  return found.map((group) => ({ start: group.start, end: group.end }));
}

function belongs(line: Line, group: { indent: number; open: number; last: string }): boolean {
  if (group.open > 0 || line.indent > group.indent) return true;
  return CLOSES.test(line.words) || COMMENT.test(group.last) || GOES_ON.test(group.last);
}

/** The lines of code that are not blank. */
export function linesOf(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const to = newline < 0 || newline > end ? end : newline;
    const line = text.slice(at, to);
    const words = line.trim();
    if (words !== '')
      lines.push({
        start: at,
        end: at + line.trimEnd().length,
        words,
        indent: line.length - line.trimStart().length,
      });
    at = to + 1;
  }
  return lines;
}

/** Brackets opened less those closed; those within quotation marks do not count. */
function balance(line: string): number {
  let open = 0;
  let quote = '';
  for (const character of line) {
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (OPENING.has(character)) open += 1;
    else if (CLOSING.has(character)) open -= 1;
  }
  // An apostrophe opens nothing: what follows it was not counted.
  return quote === '' ? open : 0;
}

import type { Span } from '../documents/types.ts';

/**
 * Lines longer than this come from text that no program wrapped: there, each line is a paragraph. E-mail and
 * plain-text files wrap at 65–80 columns, text copied from a PDF at up to about 110.
 */
const LONGEST_WRAPPED_LINE = 110;
/** A line this much shorter than the block's longest was ended on purpose: the next word would have fitted. */
const SHORT_LINE = 0.8;
/** The same, for a line that also ends a sentence. */
const SHORT_LAST_LINE = 0.93;

/** What begins a list item or heading: a bullet, a number, a Korean or Roman ordinal, a Markdown heading mark. */
export const LIST_MARK =
  /^(?:#{1,6}\s+|[-–—•·∙◦‣▪■□○●◆◇▶▷►◎☐☑✓※°ㅇ*+]\s+|[○●□■◆◇▶▷◎※•ㅇ](?=\S)|\(?\d{1,3}[.)](?=\s|$)|\(?[a-zA-Z][)]\s|[가나다라마바사아자차카타파하][.)]\s|[①-⑳㉠-㉻]|[ⅰ-ⅹⅠ-Ⅻ][.)\s])/u;
const HEADING_MARK = /^#{1,6}\s/;
const TABLE_ROW = /\t|\s\|\s/;
const ENDS_SENTENCE = /[.!?。！？…:][”’"'»)\]」』]*$/u;
/** A line that cannot end here: a comma or a word that needs another one. */
const GOES_ON = /(?:,|\s(?:and|or|of|the|a|an|to|for|in|on|at|by|with|from|및))$/iu;

interface Line extends Span {
  text: string;
}

/**
 * The paragraphs of a text, as spans (UTF-16, without outer white space). A blank line ends a paragraph; so does a
 * line break before a list item, around a heading or table row, and after a line that was ended on purpose. A break
 * that only wraps a long line does not.
 */
export function paragraphs(text: string): Span[] {
  const spans: Span[] = [];
  const all = blocks(text);
  const wrapped = !all.some((block) => block.some((line) => line.text.length > LONGEST_WRAPPED_LINE));
  for (const block of all) {
    const width = wrapped ? block.reduce((most, line) => Math.max(most, line.text.length), 0) : null;
    let start = block[0]!.start;
    block.forEach((line, i) => {
      const next = block[i + 1];
      if (next && !isHardBreak(line.text, next.text, width)) return;
      spans.push({ start, end: line.end });
      if (next) start = next.start;
    });
  }
  return spans;
}

/** Runs of lines that are not blank, each line trimmed. */
function blocks(text: string): Line[][] {
  const found: Line[][] = [];
  let block: Line[] = [];
  for (const match of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const trimmed = match[0].trim();
    if (trimmed === '') {
      if (block.length > 0) found.push(block);
      block = [];
      continue;
    }
    const start = match.index + match[0].indexOf(trimmed);
    block.push({ start, end: start + trimmed.length, text: trimmed });
  }
  if (block.length > 0) found.push(block);
  return found;
}

/** Whether two neighbouring lines belong to two paragraphs; `width` is that of the block, null in unwrapped text. */
function isHardBreak(line: string, next: string, width: number | null): boolean {
  if (LIST_MARK.test(next) || HEADING_MARK.test(line)) return true;
  if (TABLE_ROW.test(line) || TABLE_ROW.test(next)) return true;
  const endsSentence = ENDS_SENTENCE.test(line);
  if (!endsSentence && (/^\p{Ll}/u.test(next) || GOES_ON.test(line))) return false;
  if (width === null) return true;
  const nextWord = next.split(/\s/, 1)[0]!.length;
  return line.length + 1 + nextWord <= width * (endsSentence ? SHORT_LAST_LINE : SHORT_LINE);
}

import type { Span } from '../text/span.ts';

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

/** Korean particles and connective endings: the sentence goes on. */
const KOREAN_GOES_ON =
  /(?:[을를은는에]|(?<![회결토논협합주정동])의|에서|에게|으로|로서|부터|까지|다가|[하되이]고|[하되이]며|면서|[하되]면|는데|지만|도록|하여|[해아어]서)$/u;
/** A text is spaced out when it has so many blocks, most of them one line of at most so many characters. */
const FEWEST_SPACED_OUT = 8;
const MOSTLY = 0.75;
const SPACED_OUT_LINE = 80;

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
  const all = joinSpacedOut(blocks(text), text);
  const wrapped = !all.some((block) => block.some((line) => line.text.length > LONGEST_WRAPPED_LINE));
  for (const block of all) {
    const width =
      wrapped && !isList(block) ? block.reduce((most, line) => Math.max(most, line.text.length), 0) : null;
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

/** Lines of which each begins anew, as those of a log or a list of names: fewer may be chance. */
const FEWEST_LISTED = 4;
const BEGINS_ANEW = /^[\p{Lu}\p{N}\p{P}\p{S}]/u;
const isList = (block: readonly Line[]): boolean =>
  block.length >= FEWEST_LISTED && block.every(({ text }) => BEGINS_ANEW.test(text));

/**
 * Speeches are often copied with a blank line after every line, within sentences too. In a text of such short lines a
 * blank line does not end a paragraph where the line above it cannot end there and the one below goes on.
 */
function joinSpacedOut(all: Line[][], text: string): Line[][] {
  const short = all.filter((block) => block.length === 1 && block[0]!.text.length <= SPACED_OUT_LINE).length;
  if (all.length < FEWEST_SPACED_OUT || short < MOSTLY * all.length) return all;
  const joined: Line[][] = [];
  for (const block of all) {
    const last = joined.at(-1)?.at(-1);
    if (last && goesOn(last, block[0]!, text)) joined.at(-1)!.push(...block);
    else joined.push([...block]);
  }
  return joined;
}

function goesOn(last: Line, next: Line, text: string): boolean {
  const blankLines = text.slice(last.end, next.start).split('\n').length - 2;
  if (
    blankLines > 1 ||
    ENDS_SENTENCE.test(last.text) ||
    LIST_MARK.test(next.text) ||
    HEADING_MARK.test(last.text)
  )
    return false;
  return /^\p{Ll}/u.test(next.text) || GOES_ON.test(last.text) || KOREAN_GOES_ON.test(last.text);
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
  if (!endsSentence && (/^\p{Ll}/u.test(next) || GOES_ON.test(line) || KOREAN_GOES_ON.test(line)))
    return false;
  if (width === null) return true;
  const nextWord = next.split(/\s/, 1)[0]!.length;
  return line.length + 1 + nextWord <= width * (endsSentence ? SHORT_LAST_LINE : SHORT_LINE);
}

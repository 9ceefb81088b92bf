import { sentences } from '../languages/sentences.ts';
import type { Span } from '../text/span.ts';
import { type Outline, outlineOfBlocks } from './structure.ts';
import type { Document, Passage } from './types.ts';

/** Raise when reading, cleaning or cutting change what is stored: the library then rebuilds itself. */
export const CUTTING_VERSION = 4;

/** Tokens a passage is filled up to: about one paragraph of a news report. */
export const TARGET_TOKENS = 160;
/** A passage with fewer tokens takes in the next paragraph under the same heading. */
export const SMALLEST_TOKENS = 40;

export interface CutOptions {
  /** Tokens the encoder makes of a text, special tokens and prefixes included. */
  countTokens: (text: string) => number;
  /** The encoder's limit; no passage has more. */
  maxTokens: number;
}

interface Piece extends Span {
  paragraph: number;
  /** How many headings stand before it. */
  section: number;
}

/**
 * Cuts a document into passages: exact spans of its text, in order, without overlap, covering everything but headings
 * and white space. A paragraph is normally one passage; a long one is cut between sentences into parts of like size,
 * very short neighbours under one heading are put together. Only a sentence that alone exceeds `maxTokens` is cut inside:
 * after a clause where there is one, else at white space, else between characters.
 */
export function cut(document: Document, options: CutOptions): Passage[] {
  const { text } = document;
  const target = Math.min(TARGET_TOKENS, options.maxTokens);
  const parts = outlineOfBlocks(document.blocks);
  let section = 0;
  const pieces = parts.paragraphs.flatMap((paragraph) => {
    while ((parts.headings[section]?.start ?? Number.POSITIVE_INFINITY) < paragraph.start) section += 1;
    const place = { paragraph: paragraph.number, section };
    return cutParagraph(text, paragraph, target, options).map((span) => ({ ...span, ...place }));
  });
  return joinShort(text, pieces, target, options.countTokens).map((piece) => ({
    document: document.id,
    start: piece.start,
    end: piece.end,
    paragraph: piece.paragraph,
    headings: headingsAbove(document, parts, piece.section),
    lead: [],
  }));
}

function cutParagraph(text: string, { start, end }: Span, target: number, options: CutOptions): Span[] {
  if (options.countTokens(text.slice(start, end)) <= target) return [{ start, end }];
  const units = sentences(text.slice(start, end))
    .map((sentence) => ({ start: start + sentence.start, end: start + sentence.end }))
    .flatMap((sentence) => cutSentence(text, sentence, options));
  const spans: Span[] = [];
  let even = 0;
  for (const unit of units) {
    const last = spans.at(-1);
    const before = last ? options.countTokens(text.slice(last.start, last.end)) : 0;
    const joined = last ? options.countTokens(text.slice(last.start, unit.end)) : 0;
    if (last && joined <= target && (joined <= even || even - before > joined - even)) {
      last.end = unit.end;
    } else {
      spans.push({ ...unit });
      const left = options.countTokens(text.slice(unit.start, end));
      even = left / Math.ceil(left / target);
    }
  }
  return spans;
}

/** A sentence, or, where it alone exceeds the limit, its halves: cut at the clause or space nearest the middle. */
function cutSentence(text: string, { start, end }: Span, options: CutOptions): Span[] {
  const sentence = text.slice(start, end);
  if (options.countTokens(sentence) <= options.maxTokens || sentence.length <= 2) return [{ start, end }];
  const at =
    nearestMiddle(sentence, /[;:,.、，。)”’—–]\s+/gu, 0.25) ??
    nearestMiddle(sentence, /\s+/gu, 0) ??
    middleCharacter(sentence);
  const right = start + at + (/^\s*/u.exec(sentence.slice(at))?.[0].length ?? 0);
  const left = start + sentence.slice(0, at).trimEnd().length;
  return [
    { start, end: left },
    { start: right, end },
  ].flatMap((half) => cutSentence(text, half, options));
}

/** End of the match nearest the middle, at least `margin` of the length away from either end. */
function nearestMiddle(sentence: string, pattern: RegExp, margin: number): number | null {
  const middle = sentence.length / 2;
  const ends = [...sentence.matchAll(pattern)]
    .map((match) => match.index + match[0].length)
    .filter(
      (at) =>
        at > sentence.length * margin &&
        at < sentence.length * (1 - margin) &&
        at > 0 &&
        at < sentence.length,
    );
  return ends.length === 0
    ? null
    : ends.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
}

function middleCharacter(sentence: string): number {
  const at = Math.floor(sentence.length / 2);
  const splitsPair = /[\udc00-\udfff]/.test(sentence[at]!) && /[\ud800-\udbff]/.test(sentence[at - 1]!);
  return splitsPair ? (at > 1 ? at - 1 : at + 1) : at;
}

function joinShort(
  text: string,
  pieces: Piece[],
  target: number,
  countTokens: (text: string) => number,
): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const short = (span: Span): boolean => countTokens(text.slice(span.start, span.end)) < SMALLEST_TOKENS;
    const fits =
      last?.section === piece.section &&
      (short(last) || short(piece)) &&
      countTokens(text.slice(last.start, piece.end)) <= target;
    if (last && fits) last.end = piece.end;
    else joined.push({ ...piece });
  }
  return joined;
}

/** Texts of the headings over a section, outermost first. The document's own title is not repeated. */
function headingsAbove(document: Document, { headings }: Outline, section: number): string[] {
  const stack: { level: number; text: string }[] = [];
  for (const heading of headings.slice(0, section)) {
    while (stack.length > 0 && stack.at(-1)!.level >= heading.level) stack.pop();
    stack.push({ level: heading.level, text: document.text.slice(heading.start, heading.end) });
  }
  const words = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const title = words(document.title);
  return stack
    .map((heading) => heading.text)
    .filter((text) => !title.includes(words(text)) && !words(text).includes(title));
}

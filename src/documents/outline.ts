import { isAcronym } from '../languages/en/abbreviations.ts';
import { LIST_MARK, paragraphs } from '../languages/paragraphs.ts';
import type { Span } from '../text/span.ts';
import { isProse } from './clean/page.ts';
import type { Outline } from './structure.ts';
import type { Heading } from './types.ts';

/** A title above a text may be long ("Discussion on … Held as Part of …"); a heading within it is not. */
const LONGEST_TITLE = 220;
const LONGEST_HEADING = 100;
/** Words of a heading in sentence case; longer ones are taken for statements, which are quotable. */
const MOST_PLAIN_WORDS = 8;
/** Words of four letters and more that are capitalised in a heading in title case. */
const TITLE_CASE = 0.6;

const MARKED = /^(#{1,6})\s+(?=\S)(.*)$/su;
/** The marks that may close a heading as well. */
const CLOSING = /(?<!\s)\s+#+$/u;
/** "Jane Doe, Minister of Ports": who speaks, not what about. */
const POST =
  /\b(?:minister|ambassador|spokesperson|president|chairman|chairperson|secretary|director|professor)\b|(?:장관|차관|대사|대변인|대통령|위원장|교수)$/iu;
const ENDS_SENTENCE = /[.!?。！？…:;,](?:[”’"'»)\]」』*_]|\[\d+\])*$/u;
/** Endings of predicates, of clauses that go on, and of addresses: a heading in Korean ends in a noun. */
const KOREAN_CLAUSE =
  /(?:다|요|까|니다|음|함|됨|다가|[하되이]고|[하되이]며|면서|[하되]면|에서|는데|지만|[하되]도록|에게|하여|까지|부터|을|를|에는|에도|님|여러분)$/u;

/**
 * Paragraphs and headings of a stored text. A heading is a line marked with `#`s, or an unmarked short line between
 * blank lines that ends no sentence and stands before running prose; it is sought only in texts without marked ones. The text's first line, where it ends no
 * sentence, is its title: level 1. Spans are UTF-16 offsets; a heading's leaves the marks out.
 */
export function outline(text: string): Outline {
  const spans = paragraphs(text);
  const marked = /^#{1,6}\s/m.test(text);
  const lastProse = marked ? -1 : spans.findLastIndex(({ start, end }) => isProse(text.slice(start, end)));
  const result: Outline = { paragraphs: [], headings: [] };
  spans.forEach((span, i) => {
    const heading = markedHeading(text, span) ?? (i < lastProse ? unmarkedHeading(text, spans, i) : null);
    if (heading) result.headings.push(heading);
    else result.paragraphs.push({ ...span, number: result.paragraphs.length + 1 });
  });
  return result;
}

function markedHeading(text: string, span: Span): Heading | null {
  const match = MARKED.exec(text.slice(span.start, span.end));
  if (!match) return null;
  const [all, marks, rest] = match;
  const start = span.start + all.length - rest!.length;
  return { level: marks!.length, start, end: start + rest!.replace(CLOSING, '').length };
}

function unmarkedHeading(text: string, spans: Span[], i: number): Heading | null {
  const span = spans[i]!;
  const line = text.slice(span.start, span.end);
  const first = i === 0;
  if (/\n/.test(line) || LIST_MARK.test(line)) return null;
  if (!standsAlone(text, span) && !(first && beginsText(text.slice(spans[1]!.start, spans[1]!.end))))
    return null;
  if (endsSentence(line) || line.length > (first ? LONGEST_TITLE : LONGEST_HEADING)) return null;
  if (first) return { level: 1, ...span };
  return looksLikeHeading(line) ? { level: 2, ...span } : null;
}

/** Whether a paragraph right below a first line shows that line to be a title. */
const beginsText = (paragraph: string): boolean => isProse(paragraph) || LIST_MARK.test(paragraph);

/** Whether blank lines (or the text's ends) lie before and after. */
function standsAlone(text: string, { start, end }: Span): boolean {
  return (
    /(?:^|\n[^\S\n]*\n)[^\S\n]*$/u.test(text.slice(Math.max(0, start - 200), start)) &&
    /^[^\S\n]*(?:$|\n[^\S\n]*(?:\n|$))/u.test(text.slice(end, end + 200))
  );
}

function endsSentence(line: string): boolean {
  if (!ENDS_SENTENCE.test(line)) return false;
  if (/\(\d{1,2}\.\s?\d{1,2}\.\)$/.test(line)) return false;
  const last = line.split(/[\s-]/).at(-1)!;
  return !(last.endsWith('.') && isAcronym(last.slice(0, -1)));
}

function looksLikeHeading(line: string): boolean {
  if (POST.test(line)) return false;
  if (/\p{Script=Hangul}/u.test(line)) return line.length <= 40 && !KOREAN_CLAUSE.test(line);
  const words = line.split(/\s+/);
  if (!/^[\p{Lu}\p{N}“‘"']/u.test(line)) return false;
  const long = words.filter((word) => (word.match(/\p{L}/gu)?.length ?? 0) >= 4);
  const capitals = long.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length;
  return words.length <= MOST_PLAIN_WORDS || capitals >= TITLE_CASE * long.length;
}

import { matches } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import {
  isAcronym,
  isInitial,
  MONTHS,
  NEVER_LAST,
  opensSentence,
  SOMETIMES_LAST,
} from './en/abbreviations.ts';
import { paragraphs } from './paragraphs.ts';

/**
 * A place where a sentence may end: final marks, closing quotation marks and brackets, a footnote mark. Either white
 * space follows, or (a space lost in copying) a Korean ending or an English word of lower case stood before.
 */
const CANDIDATE =
  /(?:[.!?！？。｡؟۔।॥။។።։]+|…+)[”’"'»)\]」』】》*_]*(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]+|(?<=\p{Ll}[.!?][”’"']?)\d{1,2}(?=\s+[\p{Lu}“"]))?/gu;
const OPENING = /^[“‘"'«([「『【《<*_]+/u;
/** Particles that carry a Korean sentence on after a quotation: “…다”고, “…”라며, “…”는. */
const QUOTED_AND_GOING_ON = {
  mark: /[“”"「」『』‘’']/gu,
  opens: /^[“"「『‘'](?=\S)/u,
  never: /[\p{L}\p{N}.!?,]/u,
  closes: /^[”"」』’'](?=\p{Script=Hangul})/u,
  /** Marks that do not stand inside a quotation. */
  outer: /[“”"「」『』]/u,
  longest: 600,
};
/** Endings that close a Korean sentence, before its full stop. */
const KOREAN_ENDING = /(?:[다요까죠오라자네음함임됨]|니다|세요|습니까)$/u;
/** "…?” President Roh asked": the sentence goes on after the quotation. */
const ATTRIBUTION =
  /^(?:\p{Lu}[\p{L}.’'-]*\s+){1,6}(?:said|says|asked|asks|added|told|replied|wrote|explained|stressed|noted|wondered|exclaimed|shouted|declared)\b/u;
const KOREAN_DATE = /(?:^|[^\d.])(?:\d{4}|[’']\d{2})\.\s?\d{1,2}(?:\.\s?\d{1,2})?\.$/u;

/** Characters before and after a mark that are looked at. */
const CONTEXT = 200;

/**
 * The sentences of a text, as spans (UTF-16 offsets): in order, not overlapping, without outer white space, together
 * covering everything but white space. English abbreviations, initials, decimals and times, and Korean endings with
 * or without a space after them are understood. Line breaks between list items, headings and paragraphs are
 * boundaries; those that only wrap a line are not. A bullet or number belongs to the sentence it introduces.
 */
export function sentences(text: string): Span[] {
  return paragraphs(text).flatMap(({ start, end }) => splitParagraph(text.slice(start, end), start));
}

function splitParagraph(paragraph: string, offset: number): Span[] {
  const spans: Span[] = [];
  const quotations = quotationsGoingOn(paragraph);
  let quotation = 0;
  let start = 0;
  for (const match of matches(paragraph, CANDIDATE)) {
    const end = match.index + match[0].length;
    if (end >= paragraph.length) continue;
    while ((quotations[quotation]?.end ?? end) <= match.index) quotation++;
    if ((quotations[quotation]?.start ?? end) <= match.index) continue;
    const before = paragraph.slice(Math.max(start, match.index - CONTEXT), match.index);
    if (!endsSentence(before, match[0], paragraph.slice(end, end + CONTEXT))) continue;
    spans.push({ start: offset + start, end: offset + end });
    start = end;
    while (/\s/u.test(paragraph[start] ?? '')) start += 1;
  }
  if (start < paragraph.length) spans.push({ start: offset + start, end: offset + paragraph.length });
  return spans;
}

/** Quotations that a Korean particle follows, in order. Each ends at the first mark that can close it. */
function quotationsGoingOn(paragraph: string): Span[] {
  const { mark, opens, never, closes, outer, longest } = QUOTED_AND_GOING_ON;
  const marks = matches(paragraph, mark).map(({ index }) => index);
  const closing = marks.map(
    (at) => closes.test(paragraph.slice(at, at + 2)) && /\S/u.test(paragraph[at - 1] ?? ' '),
  );
  // For each mark: the first from it on that closes a quotation, or that cannot stand in one.
  const stops: number[] = [];
  for (let i = marks.length - 1; i >= 0; i--)
    stops[i] = closing[i] || outer.test(paragraph[marks[i]!]!) ? i : (stops[i + 1] ?? marks.length);
  const found: Span[] = [];
  for (const [i, start] of marks.entries()) {
    if (start < (found.at(-1)?.end ?? 0) || !opens.test(paragraph.slice(start, start + 2))) continue;
    if (never.test(paragraph[start - 1] ?? ' ')) continue;
    const beside = marks[i + 1] === start + 1;
    if (beside && outer.test(paragraph[start + 1]!)) continue;
    const stop = stops[beside ? i + 2 : i + 1] ?? marks.length;
    const end = (marks[stop] ?? Number.POSITIVE_INFINITY) + 1;
    if (closing[stop] && end - start <= longest + 2) found.push({ start, end });
  }
  return found;
}

/** Whether a sentence ends between `before` + `marks` and `after`; a short `before` is all there is of the sentence. */
function endsSentence(before: string, marks: string, after: string): boolean {
  const spaced = /^\s/u.test(after);
  const rest = after.trimStart().replace(OPENING, '');
  const next = rest[0] ?? '';
  const word = /(?<![^\s“‘"'(«[/])[^\s“‘"'(«[/]*$/u.exec(before)?.[0] ?? '';
  if (isMark(before)) return false;
  if (!spaced) return lostSpace(before, word, marks, after, rest);
  if (/^\p{Ll}/u.test(next) || /^[,;:)\]–—]/u.test(after.trimStart())) return false;
  if (
    /^[!?]+[”’"']/.test(marks) &&
    ATTRIBUTION.test(rest) &&
    !opensSentence(/^[\p{L}’']+/u.exec(rest)?.[0] ?? '')
  )
    return false;
  if (/^(?:…|\.{2,})/.test(marks)) return /\p{Lu}/u.test(next) || KOREAN_ENDING.test(before);
  if (marks.startsWith('.')) return endsAtStop(before, word, rest);
  return true;
}

/** A paragraph's number or bullet ("1.", "가.", "(2)", "Ⅱ.") is not a sentence. */
function isMark(before: string): boolean {
  return /^[\s#]*(?:[-–•·°*○●□■◦]\s*)?(?:\(?\d{1,3}(?:\.\d{1,2}){0,2}|[가나다라마바사아자차카타파하]|[ivxIVX]{1,4}|[a-zA-Z]|[Ⅰ-Ⅻⅰ-ⅹ])$/u.test(
    before,
  );
}

/** Months in the languages that write a full stop after the day ("3. Juli"), as they stand after one. */
const ORDINAL_MONTHS = new Set(
  ['de', 'da', 'nb', 'fi', 'cs', 'sk', 'sl', 'hr', 'hu', 'et', 'lv', 'is'].flatMap((locale) => {
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) =>
      format
        .formatToParts(Date.UTC(2024, month, 3))
        .find(({ type }) => type === 'month')!
        .value.toLowerCase(),
    );
  }),
);

/** A full stop followed by white space. */
function endsAtStop(before: string, word: string, rest: string): boolean {
  const next = /^[\p{L}\p{N}’'-]+/u.exec(rest)?.[0] ?? '';
  const bare = word.replace(/^(?:[^\p{L}\p{N}]+|.*[-–/](?=(?:\p{Lu}\.)+\p{Lu}$))/u, '');
  const lower = bare.toLowerCase();
  if (/^\d{1,2}$/.test(bare) && ORDINAL_MONTHS.has(next.toLowerCase())) return false;
  if (NEVER_LAST.has(lower) || (MONTHS.has(lower) && /^\d/.test(next))) return false;
  if (isInitial(bare) || isAcronym(bare) || SOMETIMES_LAST.has(lower)) {
    if (/^\p{Script=Hangul}/u.test(next)) return !isInitial(bare) && KOREAN_ENDING.test(before);
    return opensSentence(next);
  }
  if (/\d$/.test(bare) && (KOREAN_DATE.test(`${before}.`) || /^(?:19|20)\d{2}$/.test(bare))) {
    return (
      !/^\d{1,2}\.|^\d{1,2}일/.test(rest) &&
      !(KOREAN_DATE.test(`${before}.`) && /^[\p{Script=Hangul}\d(~]/u.test(rest))
    );
  }
  return true;
}

/** No white space after the marks: only where it was plainly lost in copying. */
function lostSpace(before: string, word: string, marks: string, after: string, rest: string): boolean {
  if (/^[。！？｡؟۔।॥။។።։]/.test(marks)) return !/^[”’"'」』)\]]/.test(after);
  if (!/^[.!?]/.test(marks)) return false;
  if (/[”’"'」』]/.test(marks)) return false;
  if (/^\p{Script=Hangul}/u.test(rest))
    return /\p{Script=Hangul}$/u.test(before) && KOREAN_ENDING.test(before);
  return /^[\p{L}’'-]*\p{Ll}{3}$/u.test(word) && /^\p{Lu}\p{Ll}*\s/u.test(rest);
}

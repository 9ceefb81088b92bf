import { containment, SAME_STORY, shingles } from '../answering/near-duplicates.ts';
import { ALL_LANGUAGES, languageOf } from '../languages/all.ts';
import { daysBetween } from '../languages/dates/calendar.ts';
import type { DateMention } from '../languages/dates.ts';
import type { Context } from '../library/context.ts';
import { quoteAt } from './line.ts';
import { namedIndex } from './named-index.ts';
import { relevantSentences } from './relevant.ts';
import { type Sentence, sameTold } from './same-told.ts';
import { timelineCsv, timelineMarkdown } from './timeline-export.ts';
import type { Timeline, TimelineLine } from './types.ts';

export interface TimelineInput {
  topic: string;
  collections: readonly string[];
  /** Days, `YYYY-MM-DD`, both included. */
  since?: string | null;
  until?: string | null;
  /** Language of the words around the quotes in the file; that of the topic when left out. */
  language?: 'en' | 'ko';
  /** Most lines (100 when left out): the most relevant ones are kept. */
  limit?: number;
}

const LINES = 100;

/**
 * One verbatim line for each date on a topic, across documents, in order of date. A sentence that names its day stands under that day; of
 * a document that has no such sentence, the best one stands under the day of publication. No line twice, nor the same story told again.
 */
export async function timeline(context: Context, input: TimelineInput): Promise<Timeline> {
  const { topic, since = null, until = null, limit = LINES } = input;
  const language = input.language ?? languageOf(topic).code;
  const relevant = await relevantSentences(context, input);
  const index = namedIndex(context);
  const { library } = context;
  const candidates: Candidate[] = [];
  const dated = new Set<number>();
  for (const { document, sentence, score } of relevant) {
    const named = index[document]!;
    const told = named.dates.filter(
      (date): date is typeof date & { from: string; to: string } =>
        date.sentence === sentence &&
        !date.publication &&
        date.from !== null &&
        date.to !== null &&
        isEvent(library.text(document), date),
    );
    if (told.length > 0) dated.add(document);
    const inOrder = [...told].sort((a, b) => widthOf(a) - widthOf(b) || a.start - b.start);
    for (const [order, date] of inOrder.entries())
      candidates.push({
        order,
        date: date.from,
        to: date.to,
        dateFrom: date.yearFrom === 'text' ? 'text' : 'document',
        of: 'event',
        others: distinct(told.filter(({ from, to }) => from !== date.from || to !== date.to)),
        place: { document, sentence },
        score,
        quote: quoteAt(library, document, named.sentences[sentence]!, told),
      });
  }
  for (const { document, sentence, score } of relevant) {
    const { published } = library.documents[document]!;
    if (published === null || dated.has(document)) continue;
    dated.add(document);
    candidates.push({
      date: published,
      to: published,
      dateFrom: 'document',
      of: 'publication',
      others: [],
      order: 0,
      place: { document, sentence },
      score,
      quote: quoteAt(library, document, index[document]!.sentences[sentence]!),
    });
  }
  const lines = chosen(
    context,
    candidates.filter(({ date, to }) => (since === null || to >= since) && (until === null || date <= until)),
    limit,
  );
  const made = {
    topic,
    since,
    until,
    lines,
    documents: new Set(lines.map(({ quote }) => quote.citation.documentId)).size,
  };
  return {
    kind: 'timeline',
    ...made,
    markdown: timelineMarkdown({ ...made, language }),
    csv: timelineCsv(lines),
  };
}

/** A year is a day of the event only where the sentence says that something was then; "the 2017 meeting" is a name. */
function isEvent(text: string, { precision, start, end }: DateMention): boolean {
  if (precision !== 'year') return true;
  const [before, after] = [text.slice(Math.max(0, start - 16), start), text.slice(end, end + 3)];
  return ALL_LANGUAGES.some(({ sentences }) => sentences.isSaidOfYear(before, after));
}

/** 0 for a day, 1 for up to a month, 2 for up to a quarter, 3 for more. */
const widthOf = ({ from, to }: { from: string; to: string }): number =>
  [0, 31, 92].filter((days) => daysBetween(from, to) > days).length;

/** A line that may stand, with its sentence and how well it goes with the topic. */
interface Candidate extends TimelineLine {
  place: Sentence;
  score: number;
  /** Of the days one sentence tells of: the exact ones first, then as they are told. */
  order: number;
}

const distinct = (days: readonly { from: string; to: string }[]): TimelineLine['others'] =>
  [...new Map(days.map(({ from, to }) => [`${from} ${to}`, { date: from, to }])).values()].sort(byDays);

/** The best line of each date, then all in order; a sentence, or the same story, only once. */
function chosen(context: Context, candidates: readonly Candidate[], limit: number): TimelineLine[] {
  const kept: { line: Candidate; words: Set<string> }[] = [];
  const best = [...candidates].sort(
    (a, b) =>
      b.score - a.score ||
      (a.of === b.of ? 0 : a.of === 'event' ? -1 : 1) ||
      (a.place.document === b.place.document && a.place.sentence === b.place.sentence
        ? a.order - b.order
        : 0) ||
      (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
      (a.quote.citation.path < b.quote.citation.path ? -1 : 1),
  );
  for (const line of best) {
    const words = shingles(line.quote.text);
    const same = kept.find(({ line: other }) => other.date === line.date && other.to === line.to);
    if (same) {
      const { citation, also } = same.line.quote;
      const cited = [citation, ...also].some(
        ({ documentId }) => documentId === line.quote.citation.documentId,
      );
      const again =
        containment(same.words, words) >= SAME_STORY || sameTold(context, same.line.place, line.place);
      if (!cited && again) also.push(line.quote.citation);
      continue;
    }
    if (kept.some((other) => containment(other.words, words) >= SAME_STORY)) continue;
    // Told in the other language under one of its further days.
    const retold = kept.find(
      ({ line: other }) =>
        other.others.some(({ date, to }) => date === line.date && to === line.to) &&
        sameTold(context, other.place, line.place),
    );
    if (retold) continue;
    kept.push({ line, words });
  }
  return kept
    .slice(0, limit)
    .map(({ line: { score: _score, place: _place, order: _order, ...line } }) => line)
    .sort(byDays);
}

const byDays = (a: { date: string; to: string }, b: { date: string; to: string }): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.to < b.to ? -1 : a.to > b.to ? 1 : 0;

import type { PostQuery } from '../domains/types.ts';
import { parseQuestionPeriod, type QuestionPeriod } from '../languages/dates.ts';
import type { Context } from '../library/context.ts';
import { allPosts, heldPosts } from './held-posts.ts';
import { byDate, type PostRecord, visibleDocuments } from './line.ts';
import type { HeldPost } from './types.ts';

/** Who holds or held an office, as a question asks for it. */
export interface Holders {
  query: PostQuery;
  /** The time the question names; null: now. */
  period: QuestionPeriod | null;
  /** Statements, the one to be believed first: of now the newest that is not about the past, of a time those of it by date. */
  holders: HeldPost[];
  /** Mentions of the office, of those too that name nobody. */
  records: readonly PostRecord[];
}

/**
 * Holders of the office that a question or a few words name, from documents that may be seen: "ambassador to China",
 * "Who was foreign minister in 2019?", 주중대사. Without a time the question means now. Where no holder is known for the
 * country that is named, statements that leave the country open come instead.
 */
export function holdersOf(context: Context, text: string, collections: readonly string[]): Holders {
  const visible = visibleDocuments(context.library, collections);
  const period = parseQuestionPeriod(text, context.now().toISOString().slice(0, 10));
  const { domain } = context;
  const query = domain.postQuery(period ? text.slice(0, period.start) + text.slice(period.end) : text);
  const asked = (one: PostQuery, open: boolean) => {
    const records = allPosts(context).filter(
      ({ document, post }) => visible.has(document) && domain.fits(one, post, open),
    );
    const held = heldPosts(context, records, visible, text);
    return { records, holders: period ? held.filter((line) => isThen(line, period)) : held };
  };
  const loose = domain.looser(query);
  const tries = [
    () => asked(query, false),
    ...(loose ? [() => asked(loose, false)] : []),
    ...(query.country === null ? [] : [() => asked(query, true)]),
  ];
  let found = tries[0]!();
  for (const next of tries.slice(1)) if (found.holders.length === 0) found = next();
  const holders = period ? found.holders : [...found.holders].sort(nowFirst);
  return { query, period, holders, records: found.records };
}

/** Whether what a line says is of the period asked for. */
const isThen = ({ date, to }: HeldPost, period: QuestionPeriod): boolean =>
  date !== null &&
  (period.to === null || date <= period.to) &&
  (period.from === null || (to ?? date) >= period.from);

/** Who holds it now: what is said to be over last, then the newest statement first, undated ones after dated ones. */
function nowFirst(a: HeldPost, b: HeldPost): number {
  if (a.former !== b.former) return Number(a.former) - Number(b.former);
  const [one, other] = [a.date ?? '', b.date ?? ''];
  return one === other ? byDate(a, b) : one < other ? 1 : -1;
}

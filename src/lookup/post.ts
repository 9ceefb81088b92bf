import { parseQuestionPeriod, type QuestionPeriod } from '../languages/dates.ts';
import type { Context } from '../library/context.ts';
import { allPosts, heldPosts } from './held-posts.ts';
import { byDate, lineAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { fits, looser, type PostQuery, postQuery } from './post-query.ts';
import { suggest } from './suggest.ts';
import type { HeldPost, LookupInput, Nothing, PostCard } from './types.ts';

/** Sentences on a post without a holder that are shown. */
const UNNAMED = 3;

/** Who held a post when, by country: "ambassador to China" gives South Korea's and North Korea's apart. */
export function lookupPost(context: Context, { text, collections }: LookupInput): PostCard | Nothing {
  const visible = visibleDocuments(context.library, collections);
  const period = parseQuestionPeriod(text, context.now().toISOString().slice(0, 10));
  const query = postQuery(period ? text.slice(0, period.start) + text.slice(period.end) : text);
  const asked = (one: PostQuery) => {
    const records = allPosts(context).filter(
      ({ document, post }) => visible.has(document) && fits(one, post),
    );
    const held = heldPosts(context, records, visible, text);
    return { records, holders: period ? held.filter((line) => isThen(line, period)) : held };
  };
  const exact = asked(query);
  const loose = exact.holders.length === 0 ? looser(query) : null;
  const { records, holders } = loose ? asked(loose) : exact;
  const index = namedIndex(context);
  const unnamed =
    holders.length > 0 || period
      ? []
      : records
          .filter(({ post }) => post.holder === null)
          .map(({ document, post }) => lineAt(context.library, index, document, post.sentence, [post]))
          .sort(byDate)
          .slice(0, UNNAMED);
  if (holders.length === 0 && unnamed.length === 0) {
    const nearest = suggest(context, { kind: 'post', typed: query.rank, collections, limit: 5 });
    return { kind: 'nothing', what: 'post', text, documents: visible.size, nearest };
  }
  return { kind: 'post', title: text.trim(), groups: grouped(holders, query.country), unnamed };
}

/** Whether what a line says is of the period asked for. */
const isThen = ({ date, to }: HeldPost, period: QuestionPeriod): boolean =>
  date !== null &&
  (period.to === null || date <= period.to) &&
  (period.from === null || (to ?? date) >= period.from);

function grouped(holders: readonly HeldPost[], first: string | null): PostCard['groups'] {
  const groups = new Map<string, HeldPost[]>();
  for (const holder of holders) {
    const code = holder.country?.code ?? '';
    groups.set(code, [...(groups.get(code) ?? []), holder]);
  }
  const rank = (code: string): number =>
    code === first ? 0 : code === 'KR' ? 1 : code === 'KP' ? 2 : code === '' ? 4 : 3;
  return [...groups]
    .sort((a, b) => rank(a[0]) - rank(b[0]) || (a[0] < b[0] ? -1 : 1))
    .map(([, held]) => ({ country: held[0]!.country, holders: held }));
}

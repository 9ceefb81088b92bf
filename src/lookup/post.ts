import type { Context } from '../library/context.ts';
import { holdersOf } from './holders.ts';
import { byDate, lineAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { suggest } from './suggest.ts';
import type { HeldPost, LookupInput, Nothing, PostCard } from './types.ts';

/** Sentences on a post without a holder that are shown. */
const UNNAMED = 3;

/**
 * Who holds a post, and who held it, by country: "ambassador to China" gives South Korea's and North Korea's apart. The
 * newest statement of each country comes first unless a time is asked for.
 */
export function lookupPost(context: Context, { text, collections }: LookupInput): PostCard | Nothing {
  const { query, period, holders, records } = holdersOf(context, text, collections);
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
    const documents = visibleDocuments(context.library, collections).size;
    return { kind: 'nothing', what: 'post', text, documents, nearest };
  }
  return { kind: 'post', title: text.trim(), groups: grouped(holders, query.country), unnamed };
}

/** By country: the one asked for, then as statements come, those of no country last. */
function grouped(holders: readonly HeldPost[], first: string | null): PostCard['groups'] {
  const groups = new Map<string, HeldPost[]>();
  for (const holder of holders) {
    const code = holder.country?.code ?? '';
    groups.set(code, [...(groups.get(code) ?? []), holder]);
  }
  const rank = (code: string): number => (code === first ? 0 : code === '' ? 2 : 1);
  return [...groups]
    .sort((a, b) => rank(a[0]) - rank(b[0]))
    .map(([, held]) => ({ country: held[0]!.country, holders: held }));
}

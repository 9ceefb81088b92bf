import type { DocumentPost } from '../../types.ts';
import { COUNTRIES } from './gazetteer.ts';
import { places } from './places.ts';

/** Ranks of which a bare mention ("Ambassador Chu") may take its place from the one foreign country of its sentence. */
const POSTED = new Set(['ambassador', 'consul general']);
/** No offices of a state. */
const OF_NO_STATE = new Set(['correspondent', 'secretary-general', 'under-secretary-general']);

/**
 * Settles what sentences leave open: the country of each post (said there; said once for several posts; said of the same
 * holder elsewhere; else it stays open: a name says nothing of a country), the place of a bare "Ambassador X", and which bare ranks repeat a fuller post.
 */
export function settlePosts(
  posts: DocumentPost[],
  said: readonly string[],
  sides: readonly { rank: string; target: string; country: string; sentence: number }[],
): DocumentPost[] {
  const fuller = (post: DocumentPost): DocumentPost | undefined =>
    posts.find(
      (other) =>
        other !== post &&
        other.holder === post.holder &&
        post.holder !== null &&
        sameRank(other, post) &&
        other.targets.length + other.fields.length > post.targets.length + post.fields.length,
    );
  for (const post of posts) {
    if (post.country !== null) continue;
    const side = sides.find(({ rank, target }) => rank === post.rank && post.targets.includes(target));
    if (side) told(post, side.country, side.sentence);
  }
  for (const post of posts) {
    if (post.country !== null || post.holder === null) continue;
    if (OF_NO_STATE.has(post.rank)) continue;
    const known = posts.find(
      (other) => other.holder === post.holder && other.country !== null && !OF_NO_STATE.has(other.rank),
    );
    if (known) told(post, known.country!, known.countrySentence ?? known.sentence);
  }
  for (const post of posts) {
    post.bare = post.targets.length === 0 && post.fields.length === 0 && fuller(post) !== undefined;
    if (POSTED.has(post.rank) && post.targets.length === 0 && !post.bare && post.holder !== null) {
      const foreign = new Set(
        places(said[post.sentence]!)
          .filter(({ entry }) => entry.kind === 'country' && entry.id !== 'KR' && entry.id !== 'KP')
          .map(({ entry }) => entry.id),
      );
      if (foreign.size === 1) post.targets = [...foreign];
    }
  }
  return posts;
}

/** Another sentence of the document says whose post it is. */
function told(post: DocumentPost, country: string, sentence: number): void {
  post.country = country;
  post.countryFrom = 'document';
  post.countrySentence = sentence;
}

const sameRank = (a: DocumentPost, b: DocumentPost): boolean =>
  a.rank === b.rank ||
  // 한반도평화교섭본부장, and 본부장 further on
  (/[가-힣]/.test(b.text) && a.text.endsWith(b.text)) ||
  (b.rank === 'minister' && a.rank.endsWith('minister')) ||
  (b.rank === 'ambassador' && a.rank.includes('permanent'));

/** English name of a country's code, for labels: "North Korea". */
export const countryName = (id: string): string =>
  COUNTRIES.find((entry) => entry.id === id)?.english[0] ?? id;

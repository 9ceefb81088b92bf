import { isKoreanName } from '../../../languages/ko/names.ts';
import type { DocumentPerson, DocumentPost } from './document.ts';
import { COUNTRIES } from './gazetteer.ts';
import { places } from './places.ts';

/** Ranks of which a bare mention ("Ambassador Chu") may take its place from the one foreign country of its sentence. */
const POSTED = new Set(['ambassador', 'consul general']);
/** No offices of a state. */
const OF_NO_STATE = new Set(['correspondent', 'secretary-general', 'under-secretary-general']);
/** Families as the North alone spells them: Ri Yong-ho, Choe Son-hui, Pak Pong-ju. */
const NORTHERN_SPELLING = /^(?:Ri|Choe|Pak|Rim|Ryang|Hyon) \p{Lu}/u;
const NORTH = /North Korea|DPRK|Pyongyang|\bthe North\b|북한/u;
const SOUTH = /South Korea|Seoul|\bROK\b|한국/u;
/** How many times more often one Korea must be spoken of to be taken for the side of a person whose side is not said. */
const CLEARLY = 3;

/**
 * Settles what sentences leave open: the country of each post (said there; said once for several posts; said of the same
 * holder elsewhere; else the side the document mostly speaks of), the place of a bare "Ambassador X", and which bare ranks repeat a fuller post.
 */
export function settlePosts(
  posts: DocumentPost[],
  people: readonly DocumentPerson[],
  said: readonly string[],
  sides: readonly { rank: string; target: string; country: string }[],
  signs: { north: number; south: number },
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
    if (side) [post.country, post.countryFrom] = [side.country, 'document'];
  }
  for (const post of posts) {
    if (post.country !== null || post.holder === null) continue;
    const known = posts.find(
      (other) => other.holder === post.holder && other.country !== null && other.countryFrom !== 'assumed',
    );
    if (known) [post.country, post.countryFrom] = [known.country, 'document'];
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
    if (post.country !== null || post.holder === null || OF_NO_STATE.has(post.rank)) continue;
    if (!isKorean(people[post.holder]!)) continue;
    const here = said[post.sentence]!;
    const northern = people[post.holder]!.spellings.some((name) => NORTHERN_SPELLING.test(name));
    const north = (northern || NORTH.test(here)) && !SOUTH.test(here);
    post.country = north || isNorthern(signs) ? 'KP' : 'KR';
    post.countryFrom = north ? 'document' : 'assumed';
  }
  return posts;
}

/** Whether a document speaks of the North as its own side. */
export const isNorthern = ({ north, south }: { north: number; south: number }): boolean =>
  north > CLEARLY * south;

const sameRank = (a: DocumentPost, b: DocumentPost): boolean =>
  a.rank === b.rank ||
  // 한반도평화교섭본부장, and 본부장 further on
  (/[가-힣]/.test(b.text) && a.text.endsWith(b.text)) ||
  (b.rank === 'minister' && a.rank.endsWith('minister')) ||
  (b.rank === 'ambassador' && a.rank.includes('permanent'));

const isKorean = (person: DocumentPerson): boolean => person.spellings.some(isKoreanName);

/** English name of a country's code, for labels: "North Korea". */
export const countryName = (id: string): string =>
  COUNTRIES.find((entry) => entry.id === id)?.english[0] ?? id;

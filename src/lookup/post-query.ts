import type { DocumentPost } from '../language/named/document.ts';
import { capitalOf, countryOf, type Entry, entryOf } from '../language/named/gazetteer.ts';
import { targetsOf } from '../language/named/posts-english.ts';
import { koreanTargets } from '../language/named/posts-korean.ts';
import { fieldsOf, isRank, rankOf } from '../language/named/titles.ts';

/** A post asked for. */
export interface PostQuery {
  rank: string;
  fields: string[];
  targets: string[];
  /** Whose post is asked for, ISO code; null when that is left open. */
  country: string | null;
  /** Words of the query in small letters, for titles of no known rank. */
  words: string[];
}

const QUESTION =
  /^(?:who(?:'s| is| was| were| are| has been)?|list|show|name)\s+|^(?:the|an?|current|former)\s+|\?|누구(?:인가요|입니까|야|였나요|죠)?|누가|(?:은|는|이|가)\s*$|현재|전임/giu;
const OWNER = /^((?:North|South|Saudi|Sri|New)\s+\p{L}+|\p{L}+)(?:['’]s?|s['’])?\s+(?=\p{L})/iu;
const KOREAN_OWNER =
  /^(북한|남한|한국|대한민국|미국|중국|일본|러시아|[가-힣]{2,6})(?:의)?\s+(?=.*(?:대사|총영사|장관|차관|대통령|총리|대변인|국장|부상))/u;

/** Takes a query apart: "North Korea's ambassador to China", 주중대사, "vice minister". */
export function postQuery(text: string): PostQuery {
  let rest = text.replace(/[’‘]/g, "'").replace(QUESTION, ' ').replace(/\s+/g, ' ').trim();
  let country: string | null = null;
  const korean = /[가-힣]/.test(rest);
  const latin = korean ? null : OWNER.exec(rest);
  const owner = latin ? (countryOf(latin[1]!) ?? capitalOf(latin[1]!)) : undefined;
  if (latin && owner && owner.kind === 'country') {
    country = owner.id;
    rest = rest.slice(latin[0].length);
  }
  if (!korean) {
    // A name of two words first: "North Korean ambassador" was taken above; "the EU ambassador" has its place in front.
    const named = targetsOf(rest);
    const of = / of (?!the )/.test(rest) ? named.find(({ kind }) => kind === 'country') : undefined;
    const targets = named.filter((entry) => entry !== of);
    return {
      rank: rankOf(rest),
      fields: fieldsOf(rest),
      targets: targets.map(place),
      country: country ?? of?.id ?? null,
      words: wordsOf(rest),
    };
  }
  const leading = KOREAN_OWNER.exec(rest);
  const head = leading ? entryOf(leading[1]!) : undefined;
  if (
    head?.kind === 'country' &&
    !/^주재/u.test(rest.slice(leading![0].length)) &&
    /(?:^|\s)주\S|\s주재/u.test(rest.slice(leading![0].length))
  ) {
    country = head.id;
    rest = rest.slice(leading![0].length);
  }
  if (country === null && /외무성|북한/u.test(rest)) country = 'KP';
  if (country === null && /외교부|외교통상부|국방부|통일부/u.test(rest)) country = 'KR';
  const { posted, others } = koreanTargets(rest);
  const abroad = /대사|총영사|영사|상주대표/u.test(rest);
  const own = others.find(({ kind }) => kind === 'country');
  const targets =
    abroad && posted.length === 0
      ? others
      : [...posted, ...others.filter((entry) => entry !== own && entry.kind !== 'organization')];
  return {
    rank: rankOf(rest),
    fields: fieldsOf(rest),
    targets: targets.map(place),
    country: country ?? (abroad && posted.length === 0 ? null : (own?.id ?? null)),
    words: wordsOf(rest),
  };
}

/** A capital stands for its country as a posting: ambassador to Beijing. */
const place = (entry: Entry): string => capitalOf(entry.id)?.id ?? entry.id;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !/^(?:the|for|and|to|of|at|in)$/.test(word));

/** Whether a post is one the query asks for. */
export function fits(query: PostQuery, post: DocumentPost): boolean {
  if (query.country !== null && post.country !== null && post.country !== query.country) return false;
  if (query.country !== null && post.country === null) return false;
  const targets = post.targets.map((id) => capitalOf(id)?.id ?? id);
  const known = query.rank.length > 0 && post.rank === query.rank;
  if (known) {
    if (!query.targets.every((target) => targets.includes(target))) return false;
    if (query.fields.length > 0)
      return (
        query.fields.every((field) => post.fields.includes(field)) ||
        (query.targets.length > 0 && post.fields.length === 0)
      );
    return (
      query.targets.length > 0 ||
      query.country !== null ||
      query.words.every((word) => post.text.toLowerCase().includes(word)) ||
      /[가-힣]/.test(query.words.join('')) ||
      query.words.length <= 2
    );
  }
  if (isRank(query.rank)) return false;
  const title = post.text.toLowerCase();
  return query.words.length > 1 && query.words.every((word) => title.includes(word));
}

import { distance } from '../../text/edit-distance.ts';
import { fitsWords, generalPostQuery } from '../general/posts.ts';
import type { DocumentPost, PostQuery } from '../types.ts';
import { capitalOf, countryOf, type Entry, entryOf } from './entities/gazetteer.ts';
import { koreanTargets } from './entities/korean-post-targets.ts';
import { organizations } from './entities/organizations.ts';
import { TITLE_WORDS } from './entities/title-patterns.ts';
import { fieldsOf, isRank, rankOf } from './entities/titles.ts';

const QUESTION =
  /^(?:who(?:'s| is| was| were| are| has been)?|list|show|name)\s+|^(?:the|an?|current|former)\s+|\?|누구(?:인가요|입니까|야|였나요|죠)?|누가|(?:은|는|이|가)\s*$|현재|전임/giu;
const OWNER = /^((?:North|South|Saudi|Sri|New)\s+\p{L}+|\p{L}+)(?:['’]s?|s['’])?\s+(?=\p{L})/iu;
const KOREAN_OWNER =
  /^([가-힣]{2,6}?)(?:의)?\s+(?=\S)(?=.*(?:대사|총영사|장관|차관|대통령|총리|대변인|국장|부상))/u;
/** Longest name of a country or institution, in words. */
const LONGEST = 6;
const SMALL = /^(?:the|for|and|to|of|at|in|on|a|an|with|who|is|was|affairs)$/;

/** What people type for a post; whole words, in any case. */
const SHORT_FOR: [short: RegExp, words: string][] = [
  [/\bd\.?p\.?r\.?\b/gi, 'deputy permanent representative'],
  [/\bp\.?r\.?\b/gi, 'permanent representative'],
  [/\b(?:v\.?f\.?m\.?|vice fm|deputy fm)\b/gi, 'vice foreign minister'],
  [/\bfor(?:eign)?\.? min\.?(?!\p{L})/giu, 'foreign minister'],
  [/\bf\.?m\.?\b/gi, 'foreign minister'],
  [/\bv\.?m\.?\b/gi, 'vice minister'],
  [/\bp\.?m\.?\b/gi, 'prime minister'],
  [/\bun ?s\.?g\.?\b/gi, 'UN secretary-general'],
  [/\b(?:s\.?g\.?|sec(?:retary)?[- ]gen)\b\.?/gi, 'secretary-general'],
  [/\bd\.?d\.?g\.?\b/gi, 'deputy director-general'],
  [/\bd\.?g\.?\b/gi, 'director-general'],
  [/\bc\.?g\.?\b/gi, 'consul general'],
  [/\bnsa\b/gi, 'national security adviser'],
  [/\bamb\b\.?/gi, 'ambassador'],
  [/\bceo\b/gi, 'chief executive officer'],
  [/유엔대사/gu, '주유엔대사'],
  [/주주유엔/gu, '주유엔'],
];

const inFull = (text: string): string =>
  SHORT_FOR.reduce((longer, [short, words]) => longer.replace(short, words), text);

/** Letters a misspelled title may be off by, and from which length on it is looked for. */
const OFF = { short: 1, long: 2, from: 5, longFrom: 8 };
const SPELLED = [...TITLE_WORDS].filter((word) => /^[a-z]+$/.test(word) && word.length >= OFF.from);

/** "ambasador", "minster": the one word of titles that is nearly so; names of countries and institutions are left alone. */
function respelled(text: string): string {
  const named = organizations(text);
  return text.replace(/\p{L}{5,}/gu, (word, at: number) => {
    if (named.some(({ start, end }) => start <= at && at < end)) return word;
    const plain = word.toLowerCase();
    const known = plain.replace(/s$/, '');
    if (TITLE_WORDS.has(plain) || TITLE_WORDS.has(known) || entryOf(word) || countryOf(word)) return word;
    const limit = plain.length >= OFF.longFrom ? OFF.long : OFF.short;
    const near = SPELLED.map((title) => ({ title, off: distance(plain, title, limit) })).filter(
      ({ off }) => off <= limit,
    );
    const least = Math.min(...near.map(({ off }) => off));
    const best = near.filter(({ off }) => off === least);
    return best.length === 1 ? best[0]!.title : word;
  });
}

/** Takes a query apart: "North Korea's ambassador to China", 주중대사, "vice minister". Capitals do not matter. */
export function postQuery(text: string): PostQuery {
  const rest = inFull(text.replace(/[’‘]/g, "'")).replace(QUESTION, ' ').replace(/\s+/g, ' ').trim();
  const query = /[가-힣]/.test(rest) ? koreanQuery(rest) : englishQuery(respelled(rest));
  const general = generalPostQuery(text);
  return { ...query, words: general.words, isOffice: isOffice(query) || general.isOffice };
}

/** An office that says what it is for, of which nothing asked stays open. */
const isOffice = ({ rank, unknown, targets, fields, country }: Asked): boolean =>
  isRank(rank) && unknown.length === 0 && (targets.length > 0 || fields.length > 0 || country !== null);

/** What the domain itself reads in a query. */
type Asked = Omit<PostQuery, 'words' | 'isOffice'>;

/** Ranks of bodies as much as of states: "chair of the State Affairs Commission". */
const OF_BODIES = new Set(['chair', 'head', 'director', 'director-general', 'speaker', 'general secretary']);

/** Known institutions that such an office is of. */
const bodiesIn = (text: string, rank: string): string[] =>
  OF_BODIES.has(rank) ? organizations(text).flatMap(({ entry }) => (entry ? [entry.id] : [])) : [];

function englishQuery(text: string): Asked {
  const leading = OWNER.exec(text);
  const owner = leading ? (countryOf(leading[1]!) ?? capitalOf(leading[1]!)) : undefined;
  const rest = owner?.kind === 'country' ? text.slice(leading![0].length) : text;
  const { found, left } = namesIn(rest);
  const of = found.find(({ entry, before }) => before === 'of' && entry.kind === 'country')?.entry;
  const fields = fieldsOf(rest);
  const rank = rankOf(rest);
  const own = found.filter(({ entry }) => entry !== of).map(({ entry }) => place(entry));
  return {
    rank,
    fields,
    targets: [...new Set([...own, ...bodiesIn(rest, rank)])],
    country: owner?.kind === 'country' ? owner.id : (of?.id ?? null),
    unknown: fields.length > 0 ? [] : left,
  };
}

/** Known names in a query, longest first, with the word before each; and the words that are left. */
function namesIn(text: string): { found: { entry: Entry; before: string }[]; left: string[] } {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const found: { entry: Entry; before: string }[] = [];
  const left: string[] = [];
  for (let i = 0; i < words.length; ) {
    let length = Math.min(LONGEST, words.length - i);
    let entry: Entry | undefined;
    for (; length > 0 && !entry; length--) entry = entryOf(words.slice(i, i + length).join(' '));
    const word = words[i]!.toLowerCase();
    // "General" alone is a rank, "General Assembly" a place to be president of.
    if (entry && (length > 0 || !TITLE_WORDS.has(word))) {
      const before = words.slice(0, i).findLast((one) => one.toLowerCase() !== 'the');
      found.push({ entry, before: before?.toLowerCase() ?? '' });
      i += length + 1;
      continue;
    }
    const bare = word.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    if (!SMALL.test(bare) && !TITLE_WORDS.has(word) && !word.split('-').every((one) => TITLE_WORDS.has(one)))
      left.push(bare);
    i++;
  }
  return { found, left: left.filter(Boolean) };
}

function koreanQuery(text: string): Asked {
  let rest = text;
  let country: string | null = null;
  const leading = KOREAN_OWNER.exec(rest);
  const head = leading ? entryOf(leading[1]!) : undefined;
  const after = leading ? rest.slice(leading[0].length) : '';
  if (head?.kind === 'country' && !/^주재/u.test(after) && /(?:^|\s)주\S|\s주재/u.test(after)) {
    country = head.id;
    rest = after;
  }
  if (country === null && /외무성|북한/u.test(rest)) country = 'KP';
  const { posted, others } = koreanTargets(rest);
  const abroad = /대사|총영사|영사|상주대표/u.test(rest);
  const own = others.find(({ kind }) => kind === 'country');
  // A ministry named without a country is the reader's own.
  if (country === null && !own && /외교부|외교통상부|국방부|통일부/u.test(rest)) country = 'KR';
  const targets =
    abroad && posted.length === 0
      ? others
      : [...posted, ...others.filter((entry) => entry !== own && entry.kind !== 'organization')];
  const abroadAt =
    /^주([가-힣]{2,8}?)\s?(?:차석)?(?:대사|총영사)/u.exec(rest)?.[1] ??
    /^([가-힣]{2,8}?)\s(?:주재\s)?(?:대사|총영사)/u.exec(rest)?.[1];
  const rank = rankOf(rest);
  return {
    rank,
    fields: fieldsOf(rest),
    targets: [...new Set([...targets.map(place), ...bodiesIn(rest, rank)])],
    country: country ?? (abroad && posted.length === 0 ? null : (own?.id ?? null)),
    unknown: abroad && targets.length === 0 && abroadAt ? [abroadAt] : [],
  };
}

/** Ranks that are also meant by a rank without their number. */
const KINDS_OF: Record<string, readonly string[]> = {
  'vice minister': ['first vice minister', 'second vice minister'],
};

/** The rank a query without any answer may be asked with again: "second vice minister" of somebody who is only called vice minister. */
export const looser = (query: PostQuery): PostQuery | null =>
  /^(?:first|second) vice minister$/.test(query.rank) ? { ...query, rank: 'vice minister' } : null;

const holdsWord = (title: string, word: string): boolean =>
  word !== '' &&
  (/[가-힣]/.test(word) ? title.includes(word) : title.split(/[^\p{L}\p{N}]+/u).includes(word));

/** A capital stands for its country as a posting: ambassador to Beijing. */
const place = (entry: Entry): string => capitalOf(entry.id)?.id ?? entry.id;

/**
 * Whether a post is one the query asks for.
 *
 * @param open also a post of which no document says whose it is, where the query names a country
 */
export function fits(query: PostQuery, post: DocumentPost, open = false): boolean {
  const byWords = fitsWords(query, post);
  if (byWords || (post.words && !(isRank(post.rank) && isRank(query.rank)))) return byWords;
  if (query.country !== null && post.country !== query.country && !(open && post.country === null))
    return false;
  const title = post.text.toLowerCase();
  if (!query.unknown.every((word) => title.includes(word))) return false;
  const ofRank = isRank(query.rank)
    ? post.rank === query.rank || KINDS_OF[query.rank]?.includes(post.rank)
    : query.unknown.length > 0 || holdsWord(title, query.rank);
  if (!ofRank) return false;
  const targets = post.targets.map((id) => capitalOf(id)?.id ?? id);
  if (!query.targets.every((target) => targets.includes(target))) return false;
  return (
    query.fields.every((field) => post.fields.includes(field)) ||
    (query.targets.length > 0 && post.fields.length === 0)
  );
}

import type { AskedOffice, CountryPolarity, PostMention } from '../../types.ts';
import { COUNTRIES, countryOf, entryOf } from '../entities/gazetteer.ts';
import { fieldsOf, rankOf } from '../entities/titles.ts';
import { capitalCountry } from './capitals.ts';
import { entities, peopleAndOffices } from './entity-mentions.ts';

/** The office whose holder a question asks for, which has to ask for a person; null where it names none, or too little of one. */
export function officeAsked(question: string): AskedOffice | null {
  const post = peopleAndOffices(question).posts.find(
    ({ targets, holder }) => targets.length > 0 && holder === null,
  );
  if (!post) return looselyAsked(question) ?? titleAsked(question);
  if (SERVING.test(post.rank)) return null;
  const rank = post.rank === 'special envoy' ? 'ambassador' : post.rank;
  const targets = post.targets.map((target) => capitalCountry(target) ?? target);
  // 북한 대사 is North Korea's; the one posted there is 주북 대사.
  if (OWN_COUNTRY.test(post.text) && targets.length === 1)
    return { rank, fields: post.fields, targets: [], country: targets[0]! };
  return { rank, fields: post.fields, targets, country: post.country };
}

const OWN_COUNTRY = /^(?:북한|한국|대한민국)(?:의)?\s?대사/u;
const ENVOY = /\b(?:ambassador|envoy)\b|(?:대사|특사)(?:는|가|를|로|였|이)?(?![가-힣])/iu;
const STAYS =
  /\b(?:posted|stationed|served|serving|serves|accredited|based|represent\p{L}*)\b[^.?]{0,24}\b(?:in|at|to)\s+(?:the\s+)?$/iu;

/** "Which ambassador served in Moscow?": an envoy, and elsewhere in the question where. */
function looselyAsked(question: string): AskedOffice | null {
  if (!ENVOY.test(question)) return null;
  const place = entities(question).findLast(({ start }) => STAYS.test(question.slice(0, start)));
  if (!place) return null;
  return { rank: 'ambassador', fields: [], targets: [capitalCountry(place.id) ?? place.id], country: null };
}

const WHO_IS =
  /^who(?:['’]s| is| was| are| were) (?:the |an? )?(?<who>.{3,80}?)\s*\?*$|^(?:what(?:['’]s| is| was) (?:the name of )?)?(?:the |our )?(?<called>.{3,80}?)(?:['’]s)? (?:called|names?|named)\s*\?*$|^(?:what(?:['’]s| is| was) (?:the )?)?names? of (?:the |our )?(?<of>.{3,80}?)\s*\?*$|^(?<korean>.{2,40}?)(?:은|는|이|가)?\s*(?:누구|의?\s?이름)/iu;
const RANK =
  /minister|ambassador|director|spokesperson|president|speaker|leader|chair|correspondent|adviser|representative|secretary|consul|counselor/;
/** Posts beside another one, whose "target" is whom they serve. */
const SERVING = /^(?:chief secretary|private secretary|assistant|aide)/;

/** "Who is the foreign ministry's spokesperson?": a rank, and perhaps a field, at no place in particular. */
function titleAsked(question: string): AskedOffice | null {
  const match = WHO_IS.exec(question.trim());
  const { who, called, of, korean } = match?.groups ?? {};
  const title = who ?? called ?? of ?? korean;
  if (!title) return null;
  const rank = rankOf(title);
  const country = entities(title).find(({ id }) => /^[A-Z]{2}$/.test(id))?.id ?? null;
  return RANK.test(rank) ? { rank, fields: fieldsOf(title), targets: [], country } : null;
}

/** Countries whose own documents leave their name out: "the ambassador to China". */
const UNSAID = new Set(['KR', 'KP']);

/** The country a post belongs to: said of it, or an adjective inside it ("… of the Russian Mission to the UN"). */
function ownerOf(post: PostMention, wanted: AskedOffice): string | null {
  if (post.country) return post.country;
  for (const [word] of post.text.matchAll(/\p{Lu}[\p{L}.]+/gu)) {
    const id = countryOf(word)?.id;
    if (id && !post.targets.includes(id)) return id;
  }
  return wanted.country && UNSAID.has(wanted.country) ? wanted.country : null;
}

/**
 * How well a post of a text is the one asked for: 1 with its holder named, 0.4 without, −1 when it is the same rank
 * elsewhere or of another country, 0 when it is another thing altogether.
 */
function officeMatch(wanted: AskedOffice, post: PostMention): number {
  if (post.rank !== wanted.rank) return 0;
  if (wanted.targets.length === 0) {
    if (wanted.country && ownerOf(post, wanted) !== wanted.country) return -1;
    if (!wanted.fields.every((field) => post.fields.includes(field))) return 0;
    return post.holder ? 1 : 0.4;
  }
  if (post.targets.length === 0) return 0;
  if (!wanted.targets.every((target) => post.targets.includes(target))) return -1;
  if (wanted.country && ownerOf(post, wanted) !== wanted.country) return -1;
  return post.holder ? 1 : 0.4;
}

/**
 * How well the offices that a sentence tells of are the one asked for, −1 … 1: see `officeMatch`.
 *
 * @param sides the countries' sides that the sentence, its passage and what stands above speak for, nearest first
 */
export function officeEvidence(
  asked: AskedOffice,
  posts: readonly PostMention[],
  text: string,
  sides: readonly (() => CountryPolarity)[],
): number {
  const matches = posts.map((post) => officeMatch(asked, post) || servesThere(asked, post, text));
  const best = Math.max(...matches) > 0 ? Math.max(...matches) : Math.min(0, ...matches);
  return onTheirSide(asked, best, sides);
}

/** "France has not said, although Ambassador Chu …": a holder of the rank where the place is the only country named. */
function servesThere(asked: AskedOffice, post: PostMention, text: string): number {
  if (post.rank !== asked.rank || !post.holder || post.targets.length > 0 || asked.targets.length !== 1)
    return 0;
  const countries = new Set(entities(text).map(({ id }) => id));
  return countries.size === 1 && countries.has(asked.targets[0]!) ? 1 : 0;
}

/** A post that a text says of no country is North Korea's only where the text speaks of the North. */
function onTheirSide(
  { country }: AskedOffice,
  match: number,
  sides: readonly (() => CountryPolarity)[],
): number {
  if (country !== 'KP' || match <= 0) return match;
  const side = sides.map((one) => one()).find((one) => one !== 'none');
  return side === 'north' || side === 'both' ? match : 0;
}

/** The plain name of an office in both languages, so that "our man in Moscow" and 주러대사 find "ambassador to Russia". */
export function officeNames({ rank, targets }: AskedOffice): string[] {
  if (rank !== 'ambassador') return [];
  const places = targets.map((id) => COUNTRIES.find((country) => country.id === id) ?? entryOf(id));
  return places.flatMap((place) => [
    `ambassador to ${place?.english[0] ?? ''}`,
    `${place?.korean[0] ?? ''} 대사`,
  ]);
}

/** Whether a word of a Korean question says an office and where it is in one: 주페루대사. */
export const namesPosting = (word: string): boolean =>
  word.startsWith('주') && /대사|대표|총영사|장관|공사/.test(word);

/** "ambassador to russia 2006": a post typed alone asks for who holds it. */
const POST_ALONE =
  /^\s*(?:(?:the|current|former|south|north|korean?|korea['’]s|seoul['’]s|pyongyang['’]s|s\.)\s+)*(?:ambassador|envoy|consul general|permanent representative|(?:vice )?(?:foreign |prime )?minister|spokesperson|man)(?:\s(?:posted |stationed )?(?:to|in|at|for|of)(?:\s[\p{L}.'’-]+){1,4})?(?:\s\d{4})?\s*\??$/u;
const HOLDER =
  '(?:minister|ambassador|envoy|president|spokes\\w+|secretary|director|consul|adviser|representative|leader)';
const FEW_WORDS = "(?:(?!the\\b|our\\b)[\\p{L}.'’-]+ ){0,4}";
const WHERE = "(?: (?:to|in|at|of|for)(?: [\\p{L}.'’-]+){1,4})?";
/** "What is the minister called?", "name of the ambassador to Peru", 외무상 이름이 뭐예요: the name of a holder, and nothing else. */
const NAME_OF_HOLDER = new RegExp(
  `^\\W*(?:what(?:['’]s| is| was) )?(?:the |our )?(?!(?:what|how|when|where|why|which|who)\\b)${FEW_WORDS}${HOLDER}(?:['’]s)?${WHERE} (?:called|names?|named)\\s*\\??$|` +
    `^\\W*(?:what(?:['’]s| is| was) (?:the )?)?names? of (?:the |our )?${FEW_WORDS}${HOLDER}${WHERE}\\s*\\??$|` +
    '(?:대사|장관|차관|외무상|총리|대통령|대변인|보좌관|국장|총영사|주석|위원장)의?\\s이름',
  'u',
);

/** Whether a question in small letters asks for nothing but who holds an office. */
export const asksForHolder = (question: string): boolean =>
  NAME_OF_HOLDER.test(question) || (POST_ALONE.test(question) && !HANGUL.test(question));

const HANGUL = /[가-힣]/;

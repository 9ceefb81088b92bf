import { countryOf } from '../domains/diplomacy/entities/gazetteer.ts';
import type { PostMention } from '../domains/diplomacy/entities/posts-english.ts';
import { fieldsOf, rankOf } from '../domains/diplomacy/entities/titles.ts';
import { asked } from '../query/answer-type.ts';
import { capitalCountry } from './capitals.ts';
import { remembered } from './lazy.ts';
import { entities, peopleAndPosts } from './named-things.ts';

/** A post that is asked about: "ambassador to Peru", 주페루대사. */
export interface AskedPost {
  readonly rank: string;
  readonly fields: readonly string[];
  /** Ids of the countries and institutions it is at or for. */
  readonly targets: readonly string[];
  readonly country: string | null;
}

/** The post whose holder a question asks for; null when it asks for none, or for one that says too little. */
export const askedPost = remembered(findAskedPost);

function findAskedPost(question: string): AskedPost | null {
  if (asked(question) !== 'person') return null;
  const post = peopleAndPosts(question).posts.find(
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
function looselyAsked(question: string): AskedPost | null {
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
function titleAsked(question: string): AskedPost | null {
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
function ownerOf(post: PostMention, wanted: AskedPost): string | null {
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
export function postMatch(wanted: AskedPost, post: PostMention): number {
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

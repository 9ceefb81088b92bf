import { stem } from '../../languages/en/stem.ts';
import { isFunctionWord } from '../../languages/function-words.ts';
import { withoutParticle } from '../../languages/ko/hangul.ts';
import { words } from '../../languages/tokens.ts';
import { mentionAt } from '../../text/mention.ts';
import { wordLists } from '../../text/word-lists.ts';
import type { AskedOffice, DocumentPost, PersonMention, PostMention, PostQuery } from '../types.ts';
import { flatten } from './flatten.ts';
import { englishRoles, isHead, sideOf } from './roles-english.ts';
import { endsInTitle, koreanRoles, koreanSide } from './roles-korean.ts';

const SHORT = new Map(
  wordLists(new URL('./data/roles-short.tsv', import.meta.url))('short').map(
    (pair) => pair.split('=') as [string, string],
  ),
);

/** Words of a title that say something, folded: of English words the stems, of a shortened office its words in full. */
export function titleWords(title: string): string[] {
  const found = words(title).flatMap(({ form, script }) => {
    if (script === 'hangul') return [form];
    if (isFunctionWord(form)) return [];
    const plain = form.replace(/^(chair|spokes|fore)(?:man|woman|person)$/, '$1');
    return (SHORT.get(plain) ?? plain).split(' ').map(stem);
  });
  return [...new Set(found)];
}

/** Offices of a sentence whose holders it names, in any trade. */
export function postsOf(text: string, holders: readonly PersonMention[]): PostMention[] {
  if (holders.length === 0) return [];
  return [...englishPosts(flatten(text), holders), ...koreanPosts(text, holders)]
    .map((post) => ({ ...post, text: text.slice(post.start, post.end) }))
    .sort((a, b) => a.start - b.start);
}

const post = (
  text: string,
  span: { start: number; end: number; head: string; former: boolean },
  holder: PersonMention,
  beside: string,
): PostMention => {
  const mention = mentionAt(text, span.start, span.end);
  return {
    ...mention,
    holder,
    rank: span.head,
    fields: [],
    targets: [],
    country: null,
    former: span.former,
    words: titleWords(`${mention.text} ${beside}`),
  };
};

function englishPosts(text: string, holders: readonly PersonMention[]): PostMention[] {
  return englishRoles(text).flatMap((role) => {
    const holder = holders.find((one) => sideOf(text, role, one, holders) !== null);
    if (!holder) return [];
    // "joins Brightwater Logistics as chief operating officer": whose it is stands between.
    const between = holder.end <= role.start ? text.slice(holder.end, role.start) : '';
    const names = between.match(/\p{Lu}[\p{L}\p{N}&-]*/gu) ?? [];
    const former = role.former || isOver(between);
    return [post(text, { ...role, former }, holder, [role.owner, ...names].join(' '))];
  });
}

/** "was head of maintenance until", "served as": said of the past. */
const isOver = (between: string): boolean =>
  /\b(?:was|were|served|worked|acted|had been)\b/.test(between) &&
  !/\b(?:named|appointed|elected|hired|promoted|chosen|made)\b/.test(between);

/** Words before a Korean title that may say whose it is. */
const BEFORE = /(?:(?<![가-힣])[가-힣A-Za-z]{2,14} ){1,2}$/u;

function koreanPosts(text: string, holders: readonly PersonMention[]): PostMention[] {
  return koreanRoles(text).flatMap((role) => {
    const sides = holders.map((one) => ({ one, side: koreanSide(text, role, one) }));
    const holder = (sides.find(({ side }) => side === 'before') ?? sides.find(({ side }) => side === 'after'))
      ?.one;
    if (!holder) return [];
    const from = Math.min(role.start, holder.start);
    const earlier = BEFORE.exec(text.slice(Math.max(0, from - 34), from))?.[0] ?? '';
    const between = holder.end < role.start ? text.slice(holder.end, role.start) : '';
    const beside = `${earlier} ${between}`.split(/\s+/).filter(Boolean).map(withoutParticle).join(' ');
    return [post(text, role, holder, beside)];
  });
}

const ASKING =
  /^(?:who(?:['’]s| is| was| were| are| has been| holds| held)?(?: currently| now)?|list|show|name)\s+|^(?:the|an?|our|current|former|present|new)\s+|\b(?:now|currently|at present|these days|right now)\b|\?|누구(?:인가요|입니까|인가|야|였나요|죠|였습니까|지요)?|누가|(?:은|는|이|가)\s*$|현재|현직|지금|전임|요즘/giu;

/** What is asked for by the words of an office. */
export function generalPostQuery(text: string): PostQuery {
  let rest = text.trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(ASKING, ' ').replace(/\s+/g, ' ').trim();
  }
  const korean = /[가-힣]/.test(rest);
  const asked = titleWords(rest).map((word) => (korean ? withoutParticle(word) : word));
  const head = korean
    ? asked.find(endsInTitle)
    : rest
        .toLowerCase()
        .split(/[^\p{L}-]+/u)
        .find(isHead);
  return {
    rank: head ?? asked.at(-1) ?? '',
    fields: [],
    targets: [],
    country: null,
    unknown: [],
    words: asked,
    isOffice: head !== undefined,
  };
}

/** Whether a post holds every word that is asked for; Korean words also as parts of longer ones. */
export function fitsWords({ words: asked }: PostQuery, { words: own }: Pick<DocumentPost, 'words'>): boolean {
  if (!own || asked.length === 0) return false;
  const joined = own.join('');
  return asked.every((word) => own.includes(word) || (/[가-힣]/.test(word) && joined.includes(word)));
}

/** The office that a question asks for by its words; null where none of them is a title. */
export function officeAsked(question: string): AskedOffice | null {
  const query = generalPostQuery(question);
  return query.isOffice ? { rank: query.rank, fields: [], targets: [], country: null, query } : null;
}

/** What an office of the words asked for is worth whose holder the sentence does not name. */
const WITHOUT_HOLDER = 0.4;

/** 1 where a sentence names the holder of the office asked for, less where it names the office alone, else 0. */
export function officeEvidence({ query }: AskedOffice, posts: readonly PostMention[]): number {
  const same = posts.filter((post) => query && fitsWords(query, post));
  return same.some(({ holder }) => holder) ? 1 : same.length > 0 ? WITHOUT_HOLDER : 0;
}

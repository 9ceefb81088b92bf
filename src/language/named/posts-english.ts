import type { Span } from '../../documents/types.ts';
import { flatten } from './flatten.ts';
import { capitalOf, countryOf, type Entry } from './gazetteer.ts';
import { type Mention, mentionAt, overlaps } from './mention.ts';
import { organizations } from './organizations.ts';
import type { PersonMention } from './people-english.ts';
import { places } from './places.ts';
import {
  CONVENES,
  HAS_HEAD,
  POST_AFTER,
  POST_ANYWHERE,
  POST_BELOW,
  POST_OF_SUBJECT,
  POSTS_OF,
  TITLE_BEFORE,
  TITLE_LINKED_BEFORE,
} from './title-patterns.ts';
import { fieldsOf, LEFT_OFF, MODIFIERS, rankOf } from './titles.ts';

/** A post as it stands in the text ("ambassador to China"), with its holder where the sentence names one. */
export interface PostMention extends Mention {
  holder: PersonMention | null;
  rank: string;
  fields: string[];
  /** Ids of the countries, cities and institutions it is at or for. */
  targets: string[];
  /** ISO code of the country it belongs to, as far as the sentence says; null when not. */
  country: string | null;
  /** Said to be over: "former", 전. */
  former: boolean;
}

const OVER =
  /\b(?:former|ex|late|then|previous(?:ly)?|one-time|was|were|had been|served|worked|resigned|retired|stepped)\b/i;
/** "was appointed" begins a post; "was", "served as" and "former" end it. */
const isOver = (link: string, off = ''): boolean =>
  OVER.test(off) ||
  (OVER.test(link) &&
    !/appointed|named|elected|sworn|inaugurated|designated|nominated|chosen|picked|tapped/.test(link));
const OPENER =
  /^(?:The|In|At|On|By|For|From|To|With|But|And|When|While|After|Before|As|Since|If|According|Meanwhile|However|Also|Korean(?= and)|Both)$/;
const LOWER_LEFT_OFF = new Set(LEFT_OFF.map((word) => word.replace(/-$/, '')));
const MODIFIER_SET = new Set(MODIFIERS);

/** Countries, cities and institutions named in a stretch of text. */
export function targetsOf(text: string): Entry[] {
  const institutions = organizations(text);
  const found: { start: number; entry: Entry }[] = institutions.flatMap(({ start, entry }) =>
    entry ? [{ start, entry }] : [],
  );
  for (const place of places(text))
    if (!institutions.some((one) => overlaps(one, place)))
      found.push({ start: place.start, entry: place.entry });
  return found.sort((a, b) => a.start - b.start).map(({ entry }) => entry);
}

/** The country a possessor stands for; a capital stands for its government only as one ("Seoul's envoy"). */
const owner = (text: string | undefined, possessive = true): string | null => {
  if (!text) return null;
  const name = text.replace(/^the /, '').trim();
  return (countryOf(name) ?? (possessive ? capitalOf(name) : undefined))?.id ?? null;
};

/** Takes off what stands before a title and is no part of it; says whose post it is. */
function trimLead(lead: string): { keep: string; country: string | null; former: boolean } {
  let words = lead.split(/(?<=[ -])/).filter(Boolean);
  let country: string | null = null;
  let former = false;
  for (let i = 0; i < words.length; i++) {
    const bare = words[i]!.replace(/[ -]+$/, '');
    const pair = i + 1 < words.length ? `${bare} ${words[i + 1]!.replace(/[ -]+$/, '')}` : '';
    const named = owner(pair, /['’]/.test(pair)) ?? owner(bare, /['’]/.test(bare));
    if (named) {
      country = named;
      words = words.slice(i + (owner(pair, false) ? 2 : 1));
      i = -1;
    } else if (LOWER_LEFT_OFF.has(bare.toLowerCase()) || OPENER.test(bare) || /['’]s?$/.test(bare)) {
      former ||= OVER.test(bare);
      words = words.slice(i + 1);
      i = -1;
    } else if (MODIFIER_SET.has(bare.toLowerCase())) break;
  }
  return { keep: words.join(''), country, former };
}

/** A nationality at the head of a title is whose post it is, not part of it. */
const NATIONALITY = /^((?:North |South |Saudi |Sri )?\p{Lu}\p{Ll}+) (?=\p{L}+)/u;

function describe(
  text: string,
  start: number,
  end: number,
  rest: { holder: PersonMention | null; country: string | null; former: boolean },
): PostMention {
  const nationality = NATIONALITY.exec(text.slice(start, end));
  const named = nationality ? owner(nationality[1], false) : null;
  const mention = mentionAt(text, named ? start + nationality![0].length : start, end);
  const rank = rankOf(mention.text);
  // "Permanent Representative of the DPRK to the United Nations": whose, and where.
  const both = /^(.* of .+?) to (.+)$/s.exec(mention.text);
  const targets = targetsOf(both ? both[2]! : mention.text);
  const abroad =
    rank === 'ambassador' ||
    rank.includes('permanent') ||
    rank.startsWith('consul') ||
    / (?:to|for|in|at) /.test(mention.text);
  const owners = both ? targetsOf(both[1]!) : abroad && !/ of /.test(mention.text) ? [] : targets;
  const own = owners.find((entry) => entry.kind === 'country');
  return {
    ...mention,
    ...rest,
    rank,
    fields: fieldsOf(mention.text),
    targets: targets.filter((entry) => entry !== own).map((entry) => entry.id),
    country: rest.country ?? named ?? own?.id ?? null,
  };
}

/**
 * "The ambassador to China is A", "Korea's ambassador to China, A, said": the title comes first. After a comma only where the name
 * is set off on its other side too, and the title is not that of the person before ("A, ambassador to China, B, …").
 */
function linked(left: string, right: string, follows: boolean): RegExpExecArray | null {
  const match = TITLE_LINKED_BEFORE.exec(left);
  if (!match) return null;
  if (match.groups!.link === ',' && !/^(?:[,.;)]|$| \()/.test(right)) return null;
  if (follows && /^(?: \([^)]*\))?,? (?:(?:the|an?|who is|who was) )?$/.test(left.slice(0, match.index + 1)))
    return null;
  return match;
}

function before(text: string, person: PersonMention, from: number): PostMention | null {
  const left = flatten(text.slice(from, person.start));
  const match =
    TITLE_BEFORE.exec(left) ?? linked(left, flatten(text.slice(person.end, person.end + 12)), from > 0);
  if (!match) return null;
  const { title, lead = '' } = match.groups!;
  const { keep, country, former } = trimLead(lead);
  const titleStart = from + match.index + match[0].indexOf(title!);
  const start = titleStart + lead.length - keep.length;
  return describe(text, start, titleStart + title!.length, { holder: person, country, former });
}

function after(text: string, person: PersonMention): PostMention | null {
  const right = text.slice(person.end, person.end + 240);
  const flat = flatten(right);
  const match = POST_AFTER.exec(flat);
  if (!match) return null;
  const groups = match.groups as Record<string, string | undefined>;
  const end = person.end + match[0].length;
  const { adjective, link = '' } = groups;
  const nationality = owner(adjective, false);
  // "A replaced B as ambassador": the post is A's.
  if (
    link === ' as' &&
    (/(?:replac|succe)\p{L}+ $/u.test(text.slice(0, person.start)) || HOPED.test(text.slice(0, person.start)))
  )
    return null;
  // A capitalised word that is no nationality belongs to the title: "Beijing correspondent", "Prime Minister".
  const start = end - groups.title!.length - (adjective && !nationality ? adjective.length + 1 : 0);
  return describe(text, start, end, {
    holder: person,
    country: owner(groups.owner) ?? nationality,
    former: isOver(link, groups.off),
  });
}

/** "the election of A as Secretary-General": wished for, not held. */
const HOPED =
  /\b(?:elections?|selection|candidacy|candidature|bid|support(?:ing)?|back(?:ing|s)?|push(?:ing)?|campaign)\b[^.;]{0,80}$/i;

/** The post on the lines below a name that ends at `end`, or null. */
export function postBelow(text: string, end: number): Omit<PostMention, 'holder'> | null {
  const right = text.slice(end, end + 240);
  const match = /^[ \t]*\r?\n/.test(right)
    ? POST_BELOW.exec(flatten(right.replace(/^[ \t]*\r?\n/, (line) => ' '.repeat(line.length))))
    : null;
  if (!match) return null;
  const stop = end + match[0].length;
  const { holder, ...post } = describe(text, stop - match.groups!.title!.length, stop, {
    holder: null,
    country: owner(match.groups!.owner),
    former: false,
  });
  return holder === null ? post : null;
}

/** "…, as Ban's special advisor", "… when he was the Permanent Representative": said of the sentence's subject further on. */
function ofSubject(text: string, people: readonly PersonMention[]): PostMention[] {
  const found: PostMention[] = [];
  if (people.length === 0) return found;
  for (const match of flatten(text).matchAll(POST_OF_SUBJECT)) {
    const groups = match.groups as Record<string, string | undefined>;
    const end = match.index + match[0].length;
    const nationality = owner(groups.adjective, false);
    const start =
      end - groups.title!.length - (groups.adjective && !nationality ? groups.adjective.length + 1 : 0);
    const earlier = people.filter((person) => person.end <= match.index);
    const named = /\b(?:recall|appoint|nam|nominat|select|pick|choos|chos|designat)\p{L}*\b/iu.test(
      text.slice(0, match.index),
    );
    const holder = groups.link!.startsWith(' as') ? (named ? earlier.at(-1) : undefined) : earlier[0];
    if (holder)
      found.push(
        describe(text, start, end, {
          holder,
          country: owner(groups.owner) ?? nationality,
          former: isOver(groups.link!, groups.off),
        }),
      );
  }
  return found;
}

/** Posts of an English sentence: before a name, after one, and those of nobody named that say what they are for. */
export function englishPosts(text: string, people: readonly PersonMention[]): PostMention[] {
  if (!HAS_HEAD.test(text)) return [];
  const posts: PostMention[] = [];
  people.forEach((person, i) => {
    const from = Math.max(people[i - 1]?.end ?? 0, person.start - 200);
    for (const post of [before(text, person, from), after(text, person)])
      if (
        post &&
        !people.some((other) => overlaps(other, post)) &&
        !posts.some((other) => overlaps(other, post) && other.holder === post.holder)
      )
        posts.push(post);
  });
  for (const post of ofSubject(text, people))
    if (![...people, ...posts].some((other) => overlaps(other, post))) posts.push(post);
  // One stretch of text is one holder's: the nearest name has it.
  const kept = posts.filter(
    (post) =>
      !posts.some((other) => other !== post && overlaps(other, post) && distance(other) < distance(post)),
  );
  for (const match of flatten(text).matchAll(POST_ANYWHERE)) {
    const groups = match.groups as Record<string, string | undefined>;
    if (!groups.complement) continue;
    const nationality = owner(groups.adjective, false);
    const partOfTitle = groups.adjective && !nationality && !OPENER.test(groups.adjective);
    const start =
      match.index + match[0].length - groups.title!.length - (partOfTitle ? groups.adjective!.length + 1 : 0);
    const span = { start, end: match.index + match[0].length };
    if (people.some((other) => overlaps(other, span)) || kept.some((other) => overlaps(other, span)))
      continue;
    const post = describe(text, span.start, span.end, {
      holder: null,
      country: owner(groups.owner) ?? nationality,
      former: false,
    });
    if (post.targets.length > 0 || post.country !== null) kept.push(post);
  }
  return inheritCountry(
    text,
    kept.sort((a, b) => a.start - b.start),
  );
}

const distance = (post: PostMention): number => {
  const { holder } = post;
  if (!holder) return Number.POSITIVE_INFINITY;
  return holder.start > post.end ? holder.start - post.end : post.start - holder.end;
};

/** In an enumeration ("Korea's Ambassador to the U.S. A, Ambassador to China B") the first owner is everyone's. */
function inheritCountry(text: string, posts: PostMention[]): PostMention[] {
  let last: PostMention | null = null;
  for (const post of posts) {
    if (
      post.country === null &&
      last?.country &&
      last.rank === post.rank &&
      /^[^.;]*$/.test(text.slice(last.end, post.start))
    )
      post.country = last.country;
    last = post;
  }
  return posts;
}

/** What a text says once of several posts: rank and target → country. */
export function sidesOf(text: string): { rank: string; target: string; country: string }[] {
  const sides: { rank: string; target: string; country: string }[] = [];
  if (!/ambassadors|envoys|consuls|representatives/i.test(text)) return sides;
  for (const pattern of [POSTS_OF, CONVENES])
    for (const match of text.matchAll(pattern)) {
      const country = owner(match.groups!.owner);
      if (!country) continue;
      const rank = rankOf(match.groups!.heads!.replace(/s(?=\b|-)/, '').replace(/^envoy$/i, 'ambassador'));
      for (const entry of targetsOf(match.groups!.targets!)) sides.push({ rank, target: entry.id, country });
    }
  return sides;
}

export const isInside = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

import { matches } from '../matches.ts';
import { flatten } from './flatten.ts';
import { overlaps } from './mention.ts';
import type { PersonMention } from './people-english.ts';
import { describePost, isOver, OPENER, owner, type PostMention, trimLead } from './post.ts';
import {
  CHOOSING,
  HAS_HEAD,
  POST_AFTER,
  POST_ANYWHERE,
  POST_AS_VERB,
  POST_BELOW,
  POST_CHAINED,
  POST_OF_SUBJECT,
  POST_RIGHT_AFTER,
  TITLE_BEFORE,
  TITLE_LINKED_BEFORE,
} from './title-patterns.ts';

export type { PostMention };

/**
 * "The ambassador to China is A", "Korea's ambassador to China, A, said": the title comes first. After a comma only where the name
 * is set off on its other side too, and the title is not that of the person before ("A, ambassador to China, B, …").
 */
function linked(left: string, right: string, follows: boolean): RegExpExecArray | null {
  const match = TITLE_LINKED_BEFORE.exec(left);
  if (!match) return null;
  const clause = AS_SUBJECT.test(left.slice(0, match.index + 1));
  if (match.groups!.link === ',' && !clause && !/^(?:[,.;)]|$| \()/.test(right)) return null;
  if (follows && /^(?: \([^)]*\))?,? (?:(?:the|an?|who is|who was) )?$/.test(left.slice(0, match.index + 1)))
    return null;
  return match;
}

/** "Appointed as ambassador to Mexico, A left": said of the subject that follows. */
const AS_SUBJECT =
  /(?:^|[.;“"] ?)(?:Appointed|Named|Nominated|Elected|Chosen|Tapped|Picked|Formerly|Previously|Currently|Now|Then|As)(?: as| the| an?)?\s?$/u;

function before(text: string, person: PersonMention, from: number): PostMention | null {
  const left = flatten(text.slice(from, person.start));
  if (!HAS_HEAD.test(left)) return null;
  const match =
    TITLE_BEFORE.exec(left) ?? linked(left, flatten(text.slice(person.end, person.end + 12)), from > 0);
  if (!match) return null;
  const { title, lead = '' } = match.groups!;
  // A form of address unless it says of what.
  if (/^professor$/i.test(title!)) return null;
  const { keep, country, former: over } = trimLead(lead);
  const titleStart = from + match.index + match[0].indexOf(title!);
  const start = titleStart + lead.length - keep.length;
  // "Foreign Minister Penny Lowe of Australia"
  const of = /^ of (?:the )?(\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)?)/u.exec(
    text.slice(person.end, person.end + 40),
  )?.[1];
  const former = over || /\b(?:ex|then)-$/i.test(text.slice(Math.max(0, start - 6), start));
  return describePost(text, start, titleStart + title!.length, {
    holder: person,
    country: country ?? owner(of, false) ?? owner(of?.split(' ')[0], false),
    former,
  });
}

function after(text: string, person: PersonMention): PostMention | null {
  const right = text.slice(person.end, person.end + 240);
  const flat = flatten(right);
  const match = HAS_HEAD.test(flat) ? titleAfter(text, person, flat) : null;
  if (!match) return asVerb(text, person, flat);
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
  return describePost(text, start, end, {
    holder: person,
    country: owner(groups.owner) ?? nationality,
    former: isOver(link, groups.off),
  });
}

const titleAfter = (text: string, person: PersonMention, right: string): RegExpExecArray | null =>
  POST_AFTER.exec(right) ??
  (CHOOSING.test(text.slice(Math.max(0, person.start - 60), person.start))
    ? POST_RIGHT_AFTER.exec(right)
    : null);

/** Further posts of the same person: "A, ambassador to China, was named minister", "… and former vice minister". */
function chained(text: string, first: PostMention): PostMention[] {
  const found: PostMention[] = [];
  let last = first;
  for (;;) {
    const match = POST_CHAINED.exec(flatten(text.slice(last.end, last.end + 200)));
    if (!match || found.length === MOST_CHAINED) return found;
    const { adjective, owner: of, off, link = '', title } = match.groups as Record<string, string>;
    const nationality = owner(adjective, false);
    const end = last.end + match[0].length;
    const start = end - title!.length - (adjective && !nationality ? adjective.length + 1 : 0);
    last = describePost(text, start, end, {
      holder: first.holder,
      country: owner(of) ?? nationality,
      former: isOver(link, off),
    });
    found.push(last);
  }
}
const MOST_CHAINED = 3;

/** "A, who heads the ministry's Northeast Asia bureau". */
function asVerb(text: string, person: PersonMention, right: string): PostMention | null {
  const match = POST_AS_VERB.exec(right);
  if (!match) return null;
  const end = person.end + match[0].length;
  const title = match.groups!.title!;
  return describePost(text, end - title.length, end, {
    holder: person,
    country: null,
    former: /^(?:headed|led|chaired|directed)\b/.test(title),
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
  const { holder, ...post } = describePost(text, stop - match.groups!.title!.length, stop, {
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
  for (const match of matches(flatten(text), POST_OF_SUBJECT)) {
    const groups = match.groups as Record<string, string | undefined>;
    const end = match.index + match[0].length;
    const nationality = owner(groups.adjective, false);
    const start =
      end - groups.title!.length - (groups.adjective && !nationality ? groups.adjective.length + 1 : 0);
    const earlier = people.filter((person) => person.end <= match.index);
    const named = /\b(?:recall|appoint|nam|nominat|select|pick|choos|chos|designat)\p{L}*\b/iu.test(
      text.slice(0, match.index),
    );
    const again =
      groups.link!.startsWith(' and') && !/\b(?:serv|work)\p{L}* .*\bas\b/u.test(text.slice(0, match.index));
    if (again) continue;
    const holder = groups.link!.startsWith(' as') ? (named ? earlier.at(-1) : undefined) : earlier[0];
    if (holder)
      found.push(
        describePost(text, start, end, {
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
    const right = after(text, person);
    for (const post of [before(text, person, from), right, ...(right ? chained(text, right) : [])])
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
  for (const match of matches(flatten(text), POST_ANYWHERE)) {
    const groups = match.groups as Record<string, string | undefined>;
    if (!groups.complement) continue;
    const nationality = owner(groups.adjective, false);
    const partOfTitle = groups.adjective && !nationality && !OPENER.test(groups.adjective);
    const start =
      match.index + match[0].length - groups.title!.length - (partOfTitle ? groups.adjective!.length + 1 : 0);
    const span = { start, end: match.index + match[0].length };
    if (people.some((other) => overlaps(other, span)) || kept.some((other) => overlaps(other, span)))
      continue;
    const post = describePost(text, span.start, span.end, {
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

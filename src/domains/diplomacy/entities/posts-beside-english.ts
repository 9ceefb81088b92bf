import { flatten } from '../../general/flatten.ts';
import type { PersonMention } from './people-english.ts';
import { describeMatch, describePost, owner, type PostMention, trimLead } from './post.ts';
import {
  CHOOSING,
  HAS_HEAD,
  POST_AFTER,
  POST_AS_VERB,
  POST_BELOW,
  POST_CHAINED,
  POST_RIGHT_AFTER,
  TITLE_BEFORE,
  TITLE_LINKED_BEFORE,
  TITLE_WORDS,
} from './title-patterns.ts';

/** The post that stands before a name, `from` at the earliest, or null: "Foreign Minister A", "the ambassador to China, A". */
export function postBefore(text: string, person: PersonMention, from: number): PostMention | null {
  const left = flatten(text.slice(from, person.start));
  if (!HAS_HEAD.test(left)) return null;
  const match =
    TITLE_BEFORE.exec(left) ?? linked(left, flatten(text.slice(person.end, person.end + 12)), from > 0);
  if (!match) return null;
  const { title, lead = '' } = match.groups!;
  // "The spokesperson for the mayor, A": the mayor is somebody else.
  if (isAidesOf(left.slice(0, match.index + match[0].indexOf(title!)))) return null;
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

/** Words for people beside somebody in office that are no titles themselves. */
const BESIDE = new Set([
  'aide',
  'aides',
  'assistant',
  'wife',
  'husband',
  'son',
  'daughter',
  'staff',
  'friend',
  'lawyer',
]);

/** Whether what stands before a title makes it somebody else's: "spokesperson for the", "aide to the". */
function isAidesOf(before: string): boolean {
  const words = before.trimEnd().toLowerCase().split(' ').slice(-3);
  if (words.at(-1) === 'the') words.pop();
  const [who = '', link = ''] = words.slice(-2);
  if (link !== 'to' && link !== 'for' && link !== 'of') return false;
  return BESIDE.has(who) || (link !== 'of' && TITLE_WORDS.has(who));
}

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

/** The post that stands after a name, or null: "A, ambassador to China". */
export function postAfter(text: string, person: PersonMention): PostMention | null {
  const right = text.slice(person.end, person.end + 240);
  const flat = flatten(right);
  const match = HAS_HEAD.test(flat) ? titleAfter(text, person, flat) : null;
  if (!match) return asVerb(text, person, flat);
  // "A replaced B as ambassador": the post is A's.
  if (
    match.groups!.link === ' as' &&
    (REPLACED.test(text.slice(Math.max(0, person.start - NEAR), person.start)) || isHoped(text, person.start))
  )
    return null;
  return describeMatch(text, person.end + match[0].length, match, person);
}

const titleAfter = (text: string, person: PersonMention, right: string): RegExpExecArray | null =>
  POST_AFTER.exec(right) ??
  (CHOOSING.test(text.slice(Math.max(0, person.start - 60), person.start))
    ? POST_RIGHT_AFTER.exec(right)
    : null);

/** "the election of A as Secretary-General": wished for, not held. */
function isHoped(text: string, end: number): boolean {
  const clause = text
    .slice(Math.max(0, end - NEAR), end)
    .split(/[.;]/)
    .at(-1)!;
  return HOPED.test(clause);
}
/** Characters before a name that are looked at. */
const NEAR = 90;
const REPLACED = /(?:replac|succe)\p{L}{1,20} $/u;
const HOPED =
  /\b(?:elections?|selection|candidacy|candidature|bid|support(?:ing)?|back(?:ing|s)?|push(?:ing)?|campaign)\b/i;

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

/** Further posts of the same person: "A, ambassador to China, was named minister", "… and former vice minister". */
export function postsChained(text: string, first: PostMention): PostMention[] {
  const found: PostMention[] = [];
  let last = first;
  for (;;) {
    const match = POST_CHAINED.exec(flatten(text.slice(last.end, last.end + 200)));
    if (!match || found.length === MOST_CHAINED) return found;
    last = describeMatch(text, last.end + match[0].length, match, first.holder);
    found.push(last);
  }
}
const MOST_CHAINED = 3;

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

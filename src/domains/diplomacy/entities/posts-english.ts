import { matches } from '../../../text/matches.ts';
import { overlaps } from '../../../text/mention.ts';
import type { Span } from '../../../text/span.ts';
import { flatten } from '../../general/flatten.ts';
import type { PersonMention } from './people-english.ts';
import { describeMatch, describePost, OPENER, owner, type PostMention } from './post.ts';
import { postAfter, postBefore, postsChained } from './posts-beside-english.ts';
import { HAS_HEAD, POST_ANYWHERE, POST_OF_SUBJECT } from './title-patterns.ts';

export type { PostMention };

/** Posts of an English sentence: before a name, after one, and those of nobody named that say what they are for. */
export function englishPosts(text: string, people: readonly PersonMention[]): PostMention[] {
  if (!HAS_HEAD.test(text)) return [];
  const posts: PostMention[] = [];
  people.forEach((person, i) => {
    const from = Math.max(people[i - 1]?.end ?? 0, person.start - 200);
    const right = postAfter(text, person);
    for (const post of [postBefore(text, person, from), right, ...(right ? postsChained(text, right) : [])])
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
  return inheritCountry(
    text,
    [...kept, ...ofNobody(text, [...people, ...kept])].sort((a, b) => a.start - b.start),
  );
}

/** "…, as Ban's special advisor", "… when he was the Permanent Representative": said of the sentence's subject further on. */
function ofSubject(text: string, people: readonly PersonMention[]): PostMention[] {
  const found: PostMention[] = [];
  if (people.length === 0) return found;
  for (const match of matches(flatten(text), POST_OF_SUBJECT)) {
    const link = match.groups!.link!;
    const earlier = people.filter((person) => person.end <= match.index);
    const before = text.slice(Math.max(0, match.index - NEAR), match.index);
    const named = /\b(?:recall|appoint|nam|nominat|select|pick|choos|chos|designat)/iu.test(before);
    const served = before.search(/\b(?:serv|work)\p{L}{0,12} /u);
    const again = link.startsWith(' and') && !(served >= 0 && /\bas\b/u.test(before.slice(served)));
    if (again) continue;
    const holder = link.startsWith(' as') ? (named ? earlier.at(-1) : undefined) : earlier[0];
    if (holder) found.push(describeMatch(text, match.index + match[0].length, match, holder));
  }
  return found;
}

/** Characters before a post of a sentence's subject in which it is looked for what was said of the subject. */
const NEAR = 400;

/** Posts that say what they are for, away from everything that is already `taken`. */
function ofNobody(text: string, taken: readonly Span[]): PostMention[] {
  const found: PostMention[] = [];
  for (const match of matches(flatten(text), POST_ANYWHERE)) {
    const groups = match.groups as Record<string, string | undefined>;
    if (!groups.complement) continue;
    const nationality = owner(groups.adjective, false);
    const partOfTitle = groups.adjective && !nationality && !OPENER.test(groups.adjective);
    const start =
      match.index + match[0].length - groups.title!.length - (partOfTitle ? groups.adjective!.length + 1 : 0);
    const span = { start, end: match.index + match[0].length };
    if ([...taken, ...found].some((other) => overlaps(other, span))) continue;
    const post = describePost(text, span.start, span.end, {
      holder: null,
      country: owner(groups.owner) ?? nationality,
      former: false,
    });
    if (post.targets.length > 0 || post.country !== null) found.push(post);
  }
  return found;
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

import { matches } from '../../../text/matches.ts';
import { overlaps } from '../../../text/mention.ts';
import { countryOf } from './gazetteer.ts';
import { describeKoreanPost, ownerOfMinistry } from './korean-post.ts';
import {
  ALONE,
  AND_POST,
  APPOINTED,
  BECOMES,
  IS_AFTER,
  MINISTRY_BEFORE,
  OF_NEXT,
  OVER,
  TITLE_BEFORE,
  TITLE_IS,
} from './korean-post-patterns.ts';
import { splitNames } from './korean-post-targets.ts';
import { plausibleTitle, TITLE_AFTER } from './korean-title.ts';
import type { PersonMention } from './people-english.ts';
import type { PostMention } from './post.ts';
import { fieldsOf } from './titles.ts';

/** Of somebody's trade, not a post, unless an institution stands before them. */
export const ADDRESS = new Set(['기자', '교수', '관계자', '당국자']);

/** Posts of a Korean sentence with their holders. */
export function koreanPosts(text: string, people: readonly PersonMention[]): PostMention[] {
  const posts: PostMention[] = [];
  const add = (post: PostMention): void => {
    if (ADDRESS.has(post.text)) return;
    if (!posts.some((other) => overlaps(other, post) && (other.holder !== null || post.holder === null)))
      posts.push(post);
  };
  people.forEach((person, i) => {
    const next = people.slice(i + 1).find((other) => text[other.start - 1] !== '(')?.start ?? text.length;
    const match = TITLE_AFTER.exec(text.slice(person.end, Math.min(person.end + 80, next)));
    const left = text.slice(Math.max(people[i - 1]?.end ?? 0, person.start - 40), person.start);
    if (match && plausibleTitle(match.groups!.title!, left)) {
      const end = person.end + match[0].length;
      const post = describeKoreanPost(
        text,
        end - match.groups!.title!.length,
        end,
        person,
        match.groups!.off !== undefined && OVER.test(match.groups!.off),
      );
      add(post);
      const more = AND_POST.exec(text.slice(end, Math.min(end + 40, next)));
      if (more) {
        const last = end + more[0].length;
        const second = describeKoreanPost(text, last - more.groups!.title!.length, last, person, false);
        add({ ...second, country: second.country ?? post.country });
      }
      if (!/(?:인|이자|이신)\s$/u.test(left)) return;
    }
    // 북핵 수석대표인 채건우 본부장: a second post before the name.
    const earlier =
      TITLE_BEFORE.exec(left) ?? (IS_AFTER.test(text.slice(person.end)) ? TITLE_IS.exec(left) : null);
    if (!earlier) return;
    const start = person.start - left.length + earlier.index;
    add(describeKoreanPost(text, start, start + earlier.groups!.title!.length, person, false));
  });
  for (const match of matches(text, APPOINTED)) {
    const end = match.index + match.groups!.title!.length;
    const holder = people.find((person) => person.start === match.index + match[0].length);
    if (holder) add(describeKoreanPost(text, match.index, end, holder, false));
  }
  for (const match of matches(text, BECOMES)) {
    const end = match.index + match[0].length;
    const holder =
      people.find((person) => person.start > end && OF_NEXT.test(text.slice(end, person.start))) ??
      people.filter((person) => person.end <= match.index).at(-1);
    if (holder)
      add(describeKoreanPost(text, match.index, match.index + match.groups!.title!.length, holder, false));
  }
  for (const match of matches(text, ALONE)) {
    // Words before the place belong to the sentence: 오타와에서 캐나다 총리.
    let title = match.groups!.title!;
    while (
      title.includes(' ') &&
      !/^주[가-힣A-Z]/u.test(title) &&
      splitNames(title.split(' ')[0]!).length === 0
    )
      title = title.slice(title.indexOf(' ') + 1);
    const end = match.index + match.groups!.title!.length;
    const post = describeKoreanPost(text, end - title.length, end, null, false);
    if ((post.targets.length > 0 || post.country) && !people.some((person) => overlaps(person, post)))
      add(post);
  }
  // 북한 김성 유엔대사, 외교부 김민하 대변인: what is said before the name.
  for (const post of posts) {
    if (!post.holder || post.start < post.holder.start) continue;
    post.country ??= countryBefore(text, post.holder.start);
    const ministry = MINISTRY_BEFORE.exec(
      text.slice(Math.max(0, post.holder.start - 16), post.holder.start),
    )?.[1];
    if (!ministry || post.fields.length > 0 || post.targets.length > 0) continue;
    post.fields = fieldsOf(ministry);
    post.country ??= ownerOfMinistry(ministry);
  }
  return posts.sort((a, b) => a.start - b.start);
}

/** The country named right before a name, or null. */
const countryBefore = (text: string, start: number): string | null => {
  const match = /(?<![가-힣])([가-힣]{2,8})(?:의)?\s$/u.exec(text.slice(Math.max(0, start - 12), start));
  return match ? (countryOf(match[1]!)?.id ?? null) : null;
};

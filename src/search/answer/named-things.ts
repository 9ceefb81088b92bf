import { overlaps } from '../../language/named/mention.ts';
import { organizations } from '../../language/named/organizations.ts';
import { englishPeople, type PersonMention } from '../../language/named/people-english.ts';
import { koreanPeople } from '../../language/named/people-korean.ts';
import { places } from '../../language/named/places.ts';
import { englishPosts, type PostMention } from '../../language/named/posts-english.ts';
import { koreanPosts } from '../../language/named/posts-korean.ts';

/** A country, place or institution with an id that both languages share. Offsets are UTF-16. */
export interface Entity {
  id: string;
  start: number;
  end: number;
}

const HANGUL = /[가-힣]/;

/** Countries, places and institutions of a text, in order; institutions before the places inside their names. */
export function entities(text: string): Entity[] {
  const institutions = organizations(text).filter(({ entry }) => entry);
  return [
    ...institutions.map(({ entry, start, end }) => ({ id: entry!.id, start, end })),
    ...places(text)
      .filter((place) => !institutions.some((other) => overlaps(other, place)))
      .map(({ entry, start, end }) => ({ id: entry.id, start, end })),
  ].sort((a, b) => a.start - b.start);
}

/** People of a text and the posts they or nobody named hold. */
export function peopleAndPosts(text: string): { people: PersonMention[]; posts: PostMention[] } {
  const people = HANGUL.test(text) ? koreanPeople(text) : englishPeople(text, organizations(text));
  const posts = HANGUL.test(text) ? koreanPosts(text, people) : englishPosts(text, people);
  return { people, posts };
}

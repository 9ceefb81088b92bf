import { matches } from '../../../text/matches.ts';
import { overlaps } from '../../../text/mention.ts';
import type { EntityMention } from '../../types.ts';
import { countryOf } from '../entities/gazetteer.ts';
import { koreanTargets } from '../entities/korean-post-targets.ts';
import { organizations } from '../entities/organizations.ts';
import { englishPeople, type PersonMention } from '../entities/people-english.ts';
import { koreanPeople } from '../entities/people-korean.ts';
import { places } from '../entities/places.ts';
import { englishPosts, type PostMention } from '../entities/posts-english.ts';
import { koreanPosts } from '../entities/posts-korean.ts';
import { capitalCountry } from './capitals.ts';

const HANGUL = /[가-힣]/;

/**
 * Countries, places and institutions of a text, in order. A place inside an institution's name is left out; a country
 * said as an adjective ("North Korean") or by its capital's name ("in Moscow") is there too.
 */
export function entities(text: string): EntityMention[] {
  const institutions = organizations(text).filter(({ entry }) => entry);
  const named: EntityMention[] = [
    ...institutions.map(({ entry, start, end }) => ({ id: entry!.id, start, end })),
    ...places(text)
      .filter((place) => !institutions.some((other) => overlaps(other, place)))
      .map(({ entry, start, end }) => ({ id: entry.id, start, end })),
  ];
  const adjectives = nationalities(text).filter((one) => !named.some((other) => overlaps(other, one)));
  const capitals = named.flatMap(({ id, start, end }) => {
    const country = capitalCountry(id);
    return country ? [{ id: country, start, end }] : [];
  });
  const renamed = named.flatMap((one) => (RENAMED[one.id] ? [{ ...one, id: RENAMED[one.id]! }] : []));
  return [...named, ...adjectives, ...capitals, ...renamed, ...postings(text)].sort(
    (a, b) => a.start - b.start,
  );
}

/** Institutions under the names they bore: who asks for the Foreign Ministry means the one of its day. */
const RENAMED: Record<string, string> = {
  'Ministry of Foreign Affairs and Trade': 'Ministry of Foreign Affairs',
};

const POSTING = /(?<![가-힣])주(?!재)[가-힣·]{1,10}?(?:\s[가-힣]{2,6})?\s?(?:대사|총영사|대표|공사)/gu;

/** 주중대사, 주벨기에·유럽연합대사관: where a Korean post is. */
function postings(text: string): EntityMention[] {
  return matches(text, POSTING).flatMap(({ 0: title, index }) =>
    koreanTargets(title).posted.map(({ id }) => ({ id, start: index, end: index + title.length })),
  );
}

const ADJECTIVE = /(?<![\p{L}\p{N}])\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?/gu;

/** "South Korean", "Koreans". */
const countryOrPeople = (word: string) => countryOf(word) ?? countryOf(word.replace(/s$/, ''));

function nationalities(text: string): EntityMention[] {
  const found: EntityMention[] = [];
  for (const { 0: words, index } of matches(text, ADJECTIVE)) {
    const [first, second] = words.split(' ') as [string, string?];
    const both = second ? countryOrPeople(words) : undefined;
    const one = both ?? countryOrPeople(first);
    if (one) found.push({ id: one.id, start: index, end: index + (both ? words : first).length });
    else if (second) {
      const other = countryOrPeople(second);
      if (other) found.push({ id: other.id, start: index + first.length + 1, end: index + words.length });
    }
  }
  return found;
}

/** People a text names. */
export const peopleNamed = (text: string): PersonMention[] =>
  HANGUL.test(text) ? koreanPeople(text) : englishPeople(text, organizations(text));

/** People of a text and the posts they or nobody named hold. */
export function peopleAndOffices(text: string): { people: PersonMention[]; posts: PostMention[] } {
  const people = peopleNamed(text);
  const posts = HANGUL.test(text) ? koreanPosts(text, people) : englishPosts(text, people);
  const free = people.filter((person) => !posts.some(({ holder }) => holder?.start === person.start));
  return {
    people,
    posts: posts.map((post) => ({ ...post, holder: post.holder ?? beside(text, post, free) })),
  };
}

/** "The ambassador to Malta, Han Seo-jin, …", 한서진 주몰타 북한 대사: whoever stands right beside a post, and holds no other. */
function beside(text: string, post: PostMention, people: readonly PersonMention[]): PersonMention | null {
  const stands = ({ start, end }: PersonMention) =>
    (start >= post.end && /^,?\s$/u.test(text.slice(post.end, start))) ||
    (end <= post.start && /^\s$/u.test(text.slice(end, post.start)) && HANGUL.test(text));
  return people.find(stands) ?? null;
}

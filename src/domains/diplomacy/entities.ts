import { type DateMention, dates, type Reference } from '../../languages/dates.ts';
import { type NumberMention, numbers } from '../../languages/numbers.ts';
import { overlaps, withoutOverlaps } from '../../text/mention.ts';
import type { Span } from '../../text/span.ts';
import { organizations as allOrganizations, type OrganizationMention } from './entities/organizations.ts';
import { englishPeople, type PersonMention } from './entities/people-english.ts';
import { koreanPeople } from './entities/people-korean.ts';
import { places as allPlaces, type PlaceMention } from './entities/places.ts';
import { englishPosts, type PostMention } from './entities/posts-english.ts';
import { koreanPosts } from './entities/posts-korean.ts';

export type { DateMention, NumberMention, OrganizationMention, PersonMention, PlaceMention, PostMention };
export { dates, numbers };

const hasHangul = (text: string): boolean => /[가-힣]/.test(text);
const hasLatin = (text: string): boolean => /\p{Lu}\p{L}/u.test(text);

/** Institutions by name. */
export const organizations = allOrganizations;

function peopleBeside(text: string, institutions: readonly Span[]): PersonMention[] {
  const english = hasLatin(text) ? englishPeople(text, institutions) : [];
  const korean = hasHangul(text) ? koreanPeople(text, institutions) : [];
  return withoutOverlaps([...english, ...korean]);
}

/**
 * People of a sentence, in order: names without titles and forms of address, in either script. A family name alone
 * ("Ambassador Choi", 최 대사) has `form: 'family'`.
 */
export const people = (text: string): PersonMention[] => peopleBeside(text, allOrganizations(text));

/** Countries, cities and regions of a sentence that are no part of an institution's or person's name. */
export function places(text: string): PlaceMention[] {
  const institutions = allOrganizations(text);
  const names = hasLatin(text) ? englishPeople(text, institutions) : [];
  return allPlaces(text).filter(
    (place) => ![...institutions, ...names].some((other) => overlaps(other, place)),
  );
}

export interface Named {
  people: PersonMention[];
  posts: PostMention[];
  organizations: OrganizationMention[];
  places: PlaceMention[];
  dates: DateMention[];
  numbers: NumberMention[];
}

/** The posts of a sentence with those who hold them. */
export function posts(text: string, holders: readonly PersonMention[] = people(text)): PostMention[] {
  const english = hasLatin(text) ? englishPosts(text, holders) : [];
  const korean = hasHangul(text) ? koreanPosts(text, holders) : [];
  return [...english, ...korean].sort((a, b) => a.start - b.start);
}

/** Everything named in one sentence. `reference` dates what is said without a year. */
export function namedIn(text: string, reference: Reference = {}): Named {
  const institutions = allOrganizations(text);
  const holders = peopleBeside(text, institutions);
  const held = posts(text, holders);
  const taken = [...institutions, ...holders];
  return {
    people: holders,
    posts: held,
    organizations: institutions,
    places: allPlaces(text).filter(
      (place) => !taken.some((other) => overlaps(other, place)) && !gluedIn(place, held),
    ),
    dates: dates(text, reference),
    numbers: numbers(text),
  };
}

/** A country inside a Korean post (주쿠바 북한 대사) is part of the post. */
const gluedIn = (place: PlaceMention, held: readonly PostMention[]): boolean =>
  hasHangul(place.text) &&
  held.some((post) => post.holder !== null && overlaps(post, place) && /대사|총영사/u.test(post.text));

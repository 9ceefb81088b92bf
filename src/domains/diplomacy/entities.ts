import { type DateMention, dates, type Reference } from '../../languages/dates.ts';
import { type NumberMention, numbers } from '../../languages/numbers.ts';
import { overlaps, withoutOverlaps } from '../../text/mention.ts';
import type { Span } from '../../text/span.ts';
import { peopleBesideRoles } from '../general/people.ts';
import { postsOf as generalPosts } from '../general/posts.ts';
import { organizations as allOrganizations, type OrganizationMention } from './entities/organizations.ts';
import { englishPeople, type PersonMention } from './entities/people-english.ts';
import { koreanPeople } from './entities/people-korean.ts';
import { places as allPlaces, type PlaceMention } from './entities/places.ts';
import { englishPosts, type PostMention } from './entities/posts-english.ts';
import { ADDRESS, koreanPosts } from './entities/posts-korean.ts';
import { isRank } from './entities/titles.ts';

export type { DateMention, NumberMention, OrganizationMention, PersonMention, PlaceMention, PostMention };
export { dates, numbers };

const hasHangul = (text: string): boolean => /[가-힣]/.test(text);
const hasLatin = (text: string): boolean => /\p{Lu}\p{L}/u.test(text);

/** Institutions by name. */
export const organizations = allOrganizations;

function peopleBeside(text: string, institutions: readonly Span[]): PersonMention[] {
  const english = hasLatin(text) ? englishPeople(text, institutions) : [];
  const korean = hasHangul(text) ? koreanPeople(text, institutions) : [];
  const found = withoutOverlaps([...english, ...korean]);
  const known = [...found, ...institutions, ...allPlaces(text)];
  // Who is known by an office of another trade: "Jane Miller, head of maintenance", 시설관리팀장 김영수.
  const others = peopleBesideRoles(text).filter((one) => !known.some((other) => overlaps(one, other)));
  return others.length > 0 ? withoutOverlaps([...found, ...others]) : found;
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

/** Ranks that say nothing of a state by themselves. */
const ANYWHERE = new Set([
  'head',
  'director',
  'chair',
  'leader',
  'chief executive',
  'spokesperson',
  'special adviser',
]);

/** A post that names no state, field or institution, with the words by which any trade asks for it. */
function ofAnyTrade(one: PostMention, general: readonly PostMention[]): PostMention {
  if (one.targets.length + one.fields.length > 0 || one.country !== null) return one;
  if (isRank(one.rank) && !ANYWHERE.has(one.rank)) return one;
  const same = general.find((other) => other.holder === one.holder && overlaps(other, one));
  if (!same) return one;
  const { start, end, text } = same.end - same.start > one.end - one.start ? same : one;
  return {
    ...one,
    start,
    end,
    text,
    former: one.former || same.former,
    ...(same.words && { words: same.words }),
  };
}

/** A word by which somebody is addressed, and no office. */
const isAddress = (title: string): boolean => ADDRESS.has(title) || /^professor$/i.test(title);

/** The posts of a sentence with those who hold them. */
export function posts(text: string, holders: readonly PersonMention[] = people(text)): PostMention[] {
  const english = hasLatin(text) ? englishPosts(text, holders) : [];
  const korean = hasHangul(text) ? koreanPosts(text, holders) : [];
  const general = generalPosts(text, holders);
  const found = [...english, ...korean].map((one) => ofAnyTrade(one, general));
  const taken = new Set(found.map(({ holder }) => holder));
  const others = general.filter(
    (one) => !taken.has(one.holder) && !isAddress(one.text) && !found.some((other) => overlaps(one, other)),
  );
  return [...found, ...others].sort((a, b) => a.start - b.start);
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

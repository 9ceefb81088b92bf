import { dates } from '../../languages/dates.ts';
import { numbers } from '../../languages/numbers.ts';
import type { Domain } from '../types.ts';
import { readNamed } from './document.ts';
import { HONORIFICS, KOREAN_HONORIFICS } from './honorifics.ts';
import { organizationReader } from './organizations.ts';
import { peopleOf } from './people.ts';
import { fitsWords, generalPostQuery, officeAsked, officeEvidence, postsOf } from './posts.ts';
import { isHead } from './roles-english.ts';
import { isKoreanTitle } from './roles-korean.ts';

const organizations = organizationReader({
  known: () => [],
  entryOf: () => undefined,
  isCountry: () => false,
});
const people = (text: string) => peopleOf(text, organizations(text));
const FORMS = new Set(HONORIFICS.map((word) => word.toLowerCase()));
const KOREAN_FORMS = new Set(KOREAN_HONORIFICS);

/** What any library has, whatever its trade: people, offices and organisations by how they are written, things by their shape. */
export const general: Domain = {
  name: 'general',
  kinds: {
    person: { en: 'People', ko: '사람' },
    post: { en: 'Roles', ko: '직책' },
    organization: { en: 'Organisations', ko: '조직' },
    place: { en: 'Places', ko: '장소' },
    product: { en: 'Products', ko: '제품' },
    law: { en: 'Laws', ko: '법령' },
    article: { en: 'Articles and sections', ko: '조항' },
    code: { en: 'Codes', ko: '코드' },
    setting: { en: 'Settings', ko: '설정' },
    version: { en: 'Versions', ko: '버전' },
  },
  namedIn(text, reference) {
    const holders = people(text);
    return {
      people: holders,
      posts: postsOf(text, holders),
      organizations: organizations(text),
      places: [],
      dates: dates(text, reference),
      numbers: numbers(text),
    };
  },
  namedInDocument: (document) =>
    readNamed(document, { organizations, people, posts: postsOf, places: () => [] }),
  people,
  organizations,
  places: () => [],
  idOf: () => null,
  namesOf: (id) => [id],
  countryNames: () => null,
  postQuery: generalPostQuery,
  fits: fitsWords,
  looser: () => null,
  isTitleWord: (word) => FORMS.has(word) || KOREAN_FORMS.has(word) || isHead(word) || isKoreanTitle(word),
  corrected: (question) => question,
  asksForHolder: () => false,
  officeAsked,
  officeNames: () => [],
  officeEvidence,
  namesPosting: () => false,
  entities: () => [],
  peopleNamed: people,
  peopleAndOffices(text) {
    const named = people(text);
    return { people: named, posts: postsOf(text, named) };
  },
  polarity: () => 'none',
  goesUnsaid: () => false,
  largePatterns: [],
};

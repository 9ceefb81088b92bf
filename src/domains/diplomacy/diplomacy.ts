import { general } from '../general/general.ts';
import type { Domain } from '../types.ts';
import { namedInDocument } from './entities/document.ts';
import { COUNTRIES, entryOf } from './entities/gazetteer.ts';
import { LARGE_PATTERNS, TITLE_WORDS } from './entities/title-patterns.ts';
import { KOREAN_TITLES } from './entities/title-words.ts';
import { namedIn, organizations, people, places } from './entities.ts';
import { fits, looser, postQuery } from './post-query.ts';
import { entities, peopleAndOffices, peopleNamed } from './questions/entity-mentions.ts';
import {
  asksForHolder,
  namesPosting,
  officeAsked,
  officeEvidence,
  officeNames,
} from './questions/offices.ts';
import { polarityOf } from './questions/polarity.ts';
import { corrected } from './questions/spelling.ts';
import { goesUnsaid } from './questions/unsaid.ts';

const KOREAN = new Set(KOREAN_TITLES);

const known = (id: string) => COUNTRIES.find((country) => country.id === id) ?? entryOf(id);

/** What those know who read about states: countries, ministries and embassies, and who holds which of their offices. */
export const diplomacy: Domain = {
  name: 'diplomacy',
  kinds: {
    ...general.kinds,
    post: { en: 'Posts', ko: '직책' },
    organization: { en: 'Institutions', ko: '기관' },
  },
  namedIn,
  namedInDocument,
  people,
  organizations,
  places,
  idOf: (name) => entryOf(name)?.id ?? null,
  namesOf(id) {
    const entry = known(id);
    return entry ? [...new Set([...entry.english, ...entry.korean])] : [id];
  },
  countryNames(code) {
    const entry = COUNTRIES.find(({ id }) => id === code);
    return entry ? { en: entry.english[0]!, ko: entry.korean[0] ?? entry.english[0]! } : null;
  },
  postQuery,
  fits,
  looser,
  isTitleWord: (word) => TITLE_WORDS.has(word) || KOREAN.has(word) || general.isTitleWord(word),
  corrected,
  asksForHolder,
  officeAsked,
  officeNames,
  officeEvidence,
  namesPosting,
  entities,
  peopleNamed,
  peopleAndOffices,
  polarity: polarityOf,
  goesUnsaid,
  largePatterns: LARGE_PATTERNS,
};

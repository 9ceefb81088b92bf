import { isAsking } from '../../src/answering/clauses.ts';
import { diplomacy } from '../../src/domains/diplomacy/diplomacy.ts';
import { COUNTRIES } from '../../src/domains/diplomacy/entities/gazetteer.ts';
import { isFunctionWord } from '../../src/languages/function-words.ts';
import { withoutParticle } from '../../src/languages/ko/hangul.ts';
import { focusWords } from '../../src/query/answer-type.ts';

/** What stands in for a country, a person and a year of a question: nothing in the libraries asked speaks of them. */
const ELSEWHERE = { name: 'Kenya', adjective: 'Kenyan', korean: '케냐' };
const SOMEBODY = { english: 'Han Dong-min', korean: '한동민' };
const ANOTHER_YEAR = '1987';
/** Ordinary things that none of the documents asked speaks of. */
const THINGS = {
  en: [
    'orchestra',
    'bicycle',
    'museum',
    'lawyer',
    'garden',
    'restaurant',
    'lottery',
    'recipe',
    'furniture',
    'poem',
  ],
  ko: ['자전거', '박물관', '변호사', '식당', '복권', '가구', '영화', '요리사', '도서관', '꽃밭'],
};
/** Fewest letters of a word that another thing is put in the place of. */
const LONG_ENOUGH = { en: 4, ko: 2 };

/** What nobody's documents tell about the people in them. */
const UNTOLD = {
  en: ['When was X born?', 'How old is X?', 'When did X resign?', "What is X's salary?", 'Who replaced X?'],
  ko: [
    'X의 생일은 언제인가?',
    'X는 언제 사임했나?',
    'X의 부인은 누구인가?',
    'X의 연봉은 얼마인가?',
    'X의 후임은 누구인가?',
  ],
};

/**
 * Questions that look like one that is answered and are not: the same of another country, person, year or thing.
 */
export function nearMisses(question: string): string[] {
  return [elsewhere(question), somebodyElse(question), anotherYear(question), anotherThing(question)].filter(
    (one): one is string => one !== null && one !== question,
  );
}

/** Questions about a person that no document answers, one of each sort in turn. */
export function untold(person: string, turn: number): string {
  const templates = UNTOLD[/[가-힣]/.test(person) ? 'ko' : 'en'];
  return templates[turn % templates.length]!.replace('X', person);
}

const letters = (name: string) =>
  new RegExp(`(?<![\\p{L}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'u');

function elsewhere(question: string): string | null {
  const posted = question.replace(/주(?:미|중|일|러|영|불|독|[가-힣]{2,6}?)\s?(?=대사|총영사)/u, '주케냐');
  if (posted !== question) return posted;
  for (const { english, adjectives, korean } of COUNTRIES) {
    for (const name of english)
      if (letters(name).test(question)) return question.replace(letters(name), ELSEWHERE.name);
    for (const name of adjectives)
      if (letters(name).test(question)) return question.replace(letters(name), ELSEWHERE.adjective);
    for (const name of korean)
      if (name.length > 1 && question.includes(name)) return question.replace(name, ELSEWHERE.korean);
  }
  return null;
}

function somebodyElse(question: string): string | null {
  const person = diplomacy.peopleNamed(question)[0];
  if (!person) return null;
  const other = /[가-힣]/.test(person.text) ? SOMEBODY.korean : SOMEBODY.english;
  return question.slice(0, person.start) + other + question.slice(person.end);
}

function anotherYear(question: string): string | null {
  return /(?:19|20)\d\d/.test(question) ? question.replace(/(?:19|20)\d\d/, ANOTHER_YEAR) : null;
}

/** The same with another ordinary thing for what is asked for ("which airline …?") or else for its longest ordinary word. */
function anotherThing(question: string): string | null {
  const language = /[가-힣]/.test(question) ? 'ko' : 'en';
  const { people, posts } = diplomacy.peopleAndOffices(question);
  const named = [...people, ...posts, ...diplomacy.entities(question)];
  const ordinary = [
    ...question.matchAll(language === 'ko' ? /[가-힣]+/gu : /(?<!\p{L}|\b[Hh]ow )\p{Ll}[\p{L}-]*/gu),
  ]
    .filter(
      ({ index, 0: word }) => !named.some(({ start, end }) => start < index + word.length && index < end),
    )
    .map(({ index, 0: word }) => ({ index, word: language === 'ko' ? withoutParticle(word) : word }))
    .filter(({ word }) => word.length >= LONG_ENOUGH[language] && !isFunctionWord(word) && !isAsking(word));
  if (ordinary.length === 0) return null;
  const asked = focusWords(question);
  const chosen =
    ordinary.find(({ word }) => asked.includes(word)) ??
    ordinary.reduce((a, b) => (b.word.length > a.word.length ? b : a));
  const things = THINGS[language];
  const thing = things[question.length % things.length]!;
  return question.slice(0, chosen.index) + thing + question.slice(chosen.index + chosen.word.length);
}

import { COUNTRIES } from '../../src/language/named/gazetteer.ts';
import { peopleAndPosts } from '../../src/search/answer/named-things.ts';

/** What stands in for a country, a person and a year of a question: nothing in the libraries asked speaks of them. */
const ELSEWHERE = { name: 'Kenya', adjective: 'Kenyan', korean: '케냐' };
const SOMEBODY = { english: 'Han Dong-min', korean: '한동민' };
const ANOTHER_YEAR = '1987';

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
 * Questions that look like one that is answered and are not: the same of another country, person or year.
 */
export function nearMisses(question: string): string[] {
  return [elsewhere(question), somebodyElse(question), anotherYear(question)].filter(
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
  const person = peopleAndPosts(question).people[0];
  if (!person) return null;
  const other = /[가-힣]/.test(person.text) ? SOMEBODY.korean : SOMEBODY.english;
  return question.slice(0, person.start) + other + question.slice(person.end);
}

function anotherYear(question: string): string | null {
  return /(?:19|20)\d\d/.test(question) ? question.replace(/(?:19|20)\d\d/, ANOTHER_YEAR) : null;
}

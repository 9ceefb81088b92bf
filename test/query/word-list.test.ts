import { describe, expect, it } from 'vitest';
import { words } from '../../src/languages/tokens.ts';
import { beginnings } from '../../src/query/translation/predicates.ts';
import { matchSynonyms } from '../../src/query/translation/synonyms.ts';
import { englishInList, koreanInList } from '../../src/query/translation/word-list.ts';

const english = (word: string) =>
  englishInList(word).flatMap((list) => list.map(({ terms }) => terms.join(' ')));
const others = (question: string) =>
  matchSynonyms(words(question)).flatMap(({ expansions }) => expansions.map(({ terms }) => terms.join(' ')));

describe('forms of Korean verbs and adjectives', () => {
  it.each([
    ['빌리', ['빌려', '빌렸', '빌린', '빌릴']],
    ['취소하', ['취소해', '취소했', '취소한', '취소할']],
    ['덥', ['더워', '더운']],
    ['빠르', ['빨라', '빠른']],
    ['부르', ['불러', '부를']],
    ['바쁘', ['바빠', '바쁜']],
    ['깨닫', ['깨달']],
    ['만들', ['만든', '만드']],
    ['배우', ['배워', '배웠']],
    ['낫', ['나아']],
    ['되', ['돼', '됐']],
  ])('GIVEN %s THEN its forms begin with %j', (stem, forms) => {
    expect(beginnings(stem)).toEqual(expect.arrayContaining(forms));
  });
});

describe('the word list', () => {
  it.each([
    ['보증금에서', 'deposit'],
    ['빌려줄', 'lend'],
    ['퇴사할', 'resign'],
    ['내나요', 'pai'],
    // Nouns written together are looked for one by one.
    ['주차요금', 'park fee'],
    ['보증금환불', 'refund'],
  ])('GIVEN %s THEN documents may say %s', (word, term) => {
    expect(english(word)).toContain(term);
  });

  it('GIVEN a word it does not know THEN nothing is guessed', () => {
    expect(english('쀍뗿')).toEqual([]);
    // A verb of one syllable is not found in every word that begins like it.
    expect(english('내용')).not.toContain('pai');
  });

  it('GIVEN an English word THEN Korean ones come, likeliest first', () => {
    const [first] = koreanInList('refund');
    expect(['환불', '환급']).toContain(first?.terms[0]);
  });
});

describe('synonyms', () => {
  it('GIVEN how people ask THEN what documents say is looked for too', () => {
    expect(others('Can I be fired while I am sick?')).toContain('dismiss');
    expect(others('퇴사하고 싶으면 언제까지 말해야 하나요?').length).toBeGreaterThan(0);
  });

  it('GIVEN an expression of several words THEN it is one thing, at its place', () => {
    const [found] = matchSynonyms(words('turn off the alarm'));
    expect(found).toMatchObject({ first: 0, last: 1 });
  });
});

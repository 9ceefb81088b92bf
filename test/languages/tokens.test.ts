import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFunctionWord } from '../../src/languages/function-words.ts';
import { fold, termsOf, words } from '../../src/languages/tokens.ts';

const terms = (text: string) => termsOf(text).map(({ term }) => term);

describe('words', () => {
  it('GIVEN any text THEN every word stands where it says, in order', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...'aB9é한국에서는 .,-’\'()U.N1,0년"\n'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const word of words(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          const written = text.slice(word.start, word.end);
          const form = word.script === 'hangul' ? written.normalize('NFC') : fold(written);
          expect(word.form.replace(/\.$/, '')).toBe(form);
          end = word.end;
        }
      }),
    );
  });

  it('GIVEN the same Korean in NFD THEN the terms are those of NFC', () => {
    const text = '주유엔대표부의 최영진 대사는 3월에 말했다';
    expect(terms(text.normalize('NFD'))).toEqual(terms(text));
  });

  it('GIVEN dots, separators, accents and apostrophes THEN they do not keep words apart', () => {
    expect(terms('U.N.')).toEqual(terms('UN'));
    expect(terms('1,998')).toEqual(terms('1998'));
    expect(terms("Côte d’Ivoire's")).toEqual(terms("Cote d'Ivoire"));
    expect(terms('the 14th')).toEqual(terms('the 14'));
  });

  it('GIVEN a compound with a hyphen THEN it is found as one word and as two', () => {
    expect(terms('e-mail')).toEqual(expect.arrayContaining(terms('email')));
    expect(terms('Six-Party Talks')).toEqual(expect.arrayContaining(terms('six party talks')));
  });

  it('GIVEN an abbreviation that looks like a function word THEN it is kept apart from it', () => {
    expect(terms('The WHO asked')).not.toContain('who');
    expect(terms('US troops')).not.toContain('us');
    expect(terms('THE WHO ASKED US ALL')).toContain('who');
  });

  it('GIVEN irregular forms THEN they share a term', () => {
    expect(terms('she won')).toContain(terms('win')[0]);
    expect(terms('he died')).toContain(terms('die')[0]);
    expect(terms('children')).toEqual(terms('child'));
  });

  it('GIVEN a Korean noun with and without particle, glued or spaced THEN terms are shared', () => {
    expect(terms('대사관에서는')).toEqual(expect.arrayContaining(['대사', '사관', '^대사관']));
    expect(terms('정상회담')).toEqual(expect.arrayContaining(['정상', '회담']));
    expect(terms('정상 회담')).toEqual(expect.arrayContaining(['정상', '회담', '상_회']));
    expect(terms('3월에')).toEqual(expect.arrayContaining(['3', '월']));
  });
});

describe('Korean words that say nothing by themselves', () => {
  it.each(['하나요', '되었나요', '있습니까', '않을까요', '할까요', '됐는지', '인가요', '싶은가요'])(
    'GIVEN %s THEN it is a form of a question',
    (form) => expect(isFunctionWord(form)).toBe(true),
  );

  it.each([
    '가요',
    '까치',
    '나요법',
    '하니웰',
    '사나요',
    '죠스',
    '지요',
    '되니츠',
    '하나',
    '한나',
    '인니',
    '인지',
    '일지',
  ])('GIVEN %s THEN it is a word', (form) => expect(isFunctionWord(form)).toBe(false));

  it('GIVEN a particle glued to a word in Latin letters THEN it is no key; to a number or by itself it is one', () => {
    const keys = (text: string) => termsOf(text).map(({ term }) => term);
    expect(keys('API를')).toEqual(['api']);
    expect(keys('Vue에서 ref와')).toEqual(['vue', 'ref']);
    expect(keys('API문서')).toContain('문서');
    expect(keys('10만')).toContain('만');
    expect(keys('은')).toEqual(['은']);
  });
});

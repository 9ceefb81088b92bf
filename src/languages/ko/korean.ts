import { anyOf, wordLists } from '../../text/word-lists.ts';
import type { Language } from '../language.ts';
import { examples } from './examples.ts';
import { followUps } from './follow-ups.ts';
import { withoutParticle } from './hangul.ts';
import { messages } from './messages.ts';
import { isKoreanName } from './names.ts';
import { questions } from './questions.ts';
import { sentences } from './sentences.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));
const TITLES = anyOf(list('title'));
/** Families of so many that the name alone tells nobody. */
const FAMILIES = new Set(list('family'));

export const korean: Language = {
  code: 'ko',
  isOf: (text) => /[가-힣]/.test(text),
  questions,
  followUps,
  sentences,
  examples,
  messages,
  words: {
    base: (word) => withoutParticle(word.normalize('NFC')),
    figures: [],
    /** 반 장관. */
    familyWithTitle(name, forms) {
      const own = /^([가-힣])[가-힣]{1,2}(?![가-힣]{2})/u.exec(name ?? '')?.[1];
      const others = forms.flatMap((form) => /^\^?([가-힣])[가-힣]{2}$/u.exec(form)?.[1] ?? []);
      return [...new Set([...(own ? [own] : []), ...others])].map(
        (family) => `(?<![가-힣])${family}\\s(?:전\\s|신임\\s)?[가-힣]{0,6}(?:${TITLES})`,
      );
    },
    tellsByFamily: (name) => !FAMILIES.has(name.charAt(0)),
    inPairs: true,
    roundNumbers: ['만', '억', '천', '백', '조'],
    bareNames: (text) =>
      [...text.matchAll(/(?<![가-힣])[가-힣]{3,5}(?![가-힣])/gu)]
        .map(([word]) => withoutParticle(word))
        .filter((word) => word.length === 3 && isKoreanName(word)),
    isNameKey: (key) => /^\^[가-힣]{3}$/.test(key) && isKoreanName(key.slice(1)),
    shortestName: 3,
    small: [],
    fileTags: ['ko', 'kr', 'kor'],
  },
};

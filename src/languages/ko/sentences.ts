import { anyOf, wordLists } from '../../text/word-lists.ts';
import type { Sentences } from '../language.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));

export const sentences: Sentences = {
  pointsBack: new RegExp(`^["“‘'(]*(?:${anyOf(list('pronoun'))})`, 'u'),
  meansSomebody: /^["“‘'(]*그(?:는|가|의|녀)/u,
  namesSomebody: new RegExp(`(?:${anyOf(list('somebody'))})`, 'u'),
  spokenBy: /(?:연설자?|발표자?)\s*[:：]?\s*$/u,
  endings: '[다요까함음임됨]|예정',
  conjunctions: { afterComma: ['및'], alone: ['및', '또는', '그리고'], glued: '(?<=[가-힣])(?:와|과)\\s' },
  tellsWords: /말했|밝혔|강조|당부/,
  isSaidOfYear: (_, after) => /^(?:에|부터|까지|이후|말|초|에는)/u.test(after),
  namesDay: /\d{1,2}일/u,
  sectionNumber: '제\\s?\\d{1,3}\\s?[장절조]',
  dates: [
    '(?:\\d{2,4}년\\s*)?\\d{1,2}월(?:\\s*\\d{1,2}일|\\s*(?:초|중순|말|하순))?',
    '\\d{2,4}년(?:대|도)?|\\d{1,2}일|\\d{1,2}세기|[월화수목금토일]요일',
  ],
  numbers: [
    '\\d[\\d,.]*\\s?[만억조천백]',
    `(?<![가-힣])(?:${anyOf(list('amount'))})\\s?(?:${anyOf(list('counter'))})`,
  ],
  causes: ['때문|위해|위하여|따라|(?:므로|아서|어서|여서|라며)'],
  names: '[가-힣]{2,}',
  /** By a particle of place. */
  isPlace: (name) => /^[가-힣]+(?:에서|에게서|으로|로|에|까지|부터)$/u.test(name),
  countsNothing: (sentence, { start, end }) => /^\d{4}\s?년/.test(sentence.slice(start, end + 2)),
  isAmount: () => false,
};

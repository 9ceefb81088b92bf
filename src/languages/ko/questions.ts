import { anyOf, wordLists } from '../../text/word-lists.ts';
import { isFunctionWord } from '../function-words.ts';
import type { AnswerType, Questions } from '../language.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));

/** 몇 년간, 며칠 동안: so long, and not when. */
const NO_SPAN =
  '(?!\\s*(?:간|동안|만에|만의|이내|안에|마다|후|뒤|전|쯤|까지|이나|씩|이 걸|을\\s|을$|를\\s|이 지나|이상|이하))';
/** 개막일, 25일; no 하는 일 and no 독일. */
const DAY = '[가-힣\\d]일(?<!독일|통일|과일|파일|메일|제일|타일)';

const ASKED_FOR: readonly [RegExp, AnswerType][] = [
  [/누구|누가|누굴|(?:사람|인물|이름|대사|장관|대통령|감독|저자|작가)[은는]?\s*\?*$/, 'person'],
  [
    new RegExp(
      `언제|며칠${NO_SPAN}|몇\\s*(?:년도?|월|일|시)${NO_SPAN}|몇\\s*세기|(?:어느|무슨)\\s*(?:해|날|달|요일)|(?:날|날짜|연도|년도|시기|(?<![가-힣])해|일자|때|년|월|${DAY})[은는]?\\s*(?:언제|몇)?\\s*\\?*$`,
    ),
    'date',
  ],
  [
    /몇|며칠|얼마|(?:(?<![가-힣])수|[명원객률자구개점횟표석]수(?<!가수|선수|교수|주자수)|수치|비율|인구|금액|가격|나이|면적|길이|높이|인원)[은는]?\s*\?*$/,
    'number',
  ],
  [/어디|(?:장소|곳|도시|나라|국가|지역|지명|위치)[은는]?\s*\?*$/, 'place'],
  [/왜|어째서|(?:이유|까닭|원인)[은는]?\s*(?:무엇|뭐)?/, 'reason'],
];

const ASKING = new RegExp(
  `^(?:${anyOf(list('asking'))})|^(?:[가-힣]|[가-힣]{1,2}인가|[가-힣]{1,2}인가요|있었?나|했나|됐나|되나|하나|였나|이었나|인가|일까|입니까)$`,
  'u',
);
const LIGHT = new RegExp(`^(?:${anyOf(list('light'))})`, 'u');

export const questions: Questions = {
  mainClause: (question) => question,
  answerType: (question) => ASKED_FOR.find(([pattern]) => pattern.test(question))?.[1] ?? 'thing',
  focusWords: () => [],
  kindWords: () => [],
  isAsking(source) {
    const word = source.normalize('NFC');
    return ASKING.test(word) || isFunctionWord(word);
  },
  isLight: (word) => LIGHT.test(word),
  asksWho: /누구/u,
  isWhenever: () => false,
};

/**
 * What the evidence for a sentence, and for having an answer at all, is called; names as in search/answer.
 *
 * @type {Record<string, [en: string, ko: string] | undefined>}
 */
const names = {
  covered: ['words of the question in it', '질문의 말이 들어 있음'],
  coveredSquare: ['nearly all words of the question', '질문의 말이 거의 다 있음'],
  local: ['words rare among these passages', '이 구절들에서 드문 말'],
  akin: ['words near in meaning', '뜻이 가까운 말'],
  akinLocal: ['rare words near in meaning', '드문 말과 뜻이 가까움'],
  aroundBefore: ['words in the sentence before', '앞 문장의 말'],
  beforePronoun: ['leans on the sentence before', '앞 문장을 이어받음'],
  carried: ['subject carried over', '이어지는 주어'],
  aroundAfter: ['words in the sentence after', '뒤 문장의 말'],
  aroundHeading: ['words in title and headings', '제목의 말'],
  ordered: ['words in the same order', '말의 차례가 같음'],
  close: ['words close together', '말이 서로 가까움'],
  tail: ['last word of the question', '질문의 끝말'],
  typed: ['the kind of thing asked for', '묻는 종류의 것'],
  near: ['the thing asked for near the words', '묻는 것이 질문의 말 가까이 있음'],
  nearName: ['a name near the words', '이름이 가까이 있음'],
  counted: ['what is counted', '세는 대상'],
  precise: ['a number or date of the right form', '꼴이 맞는 숫자나 날짜'],
  focus: ['the word after which or how many', '‘어느’, ‘몇’ 다음 말'],
  naming: ['says what something is called', '무엇이라 부르는지 말함'],
  defines: ['defines what is asked', '묻는 것을 정의함'],
  named: ['names of the question', '질문에 나온 이름'],
  side: ['the Korea that is meant', '남북 가운데 맞는 쪽'],
  post: ['the post that is asked for', '묻는 직책'],
  year: ['the year that is asked for', '묻는 해'],
  relation: ['tells what is asked about it', '묻는 관계를 말함'],
  length: ['length', '길이'],
  short: ['very short', '아주 짧음'],
  pronoun: ['begins with a pronoun', '대명사로 시작함'],
  first: ['first of its passage', '구절의 첫 문장'],
  novel: ['words that were not asked for', '묻지 않은 말'],
  fused: ['rank of its passage', '구절의 순위'],
  firstPassage: ['in the first passage', '첫째 구절에 있음'],
  semantic: ['meaning of its passage', '구절의 뜻'],
  lexical: ['words of its passage', '구절의 낱말'],
  passageCovered: ['words of the question in its passage', '구절에 있는 질문의 말'],
  lacking: ['a name of the question missing in its passage', '질문의 이름이 구절에 없음'],
  alike: ['the sentence itself near in meaning', '문장의 뜻이 가까움'],
  surrounded: ['words of the question in or around it', '안팎에 있는 질문의 말'],
  rarest: ['the weightiest word is there', '가장 중요한 말이 있음'],
  namedHeld: ['names of the question found', '질문의 이름이 있음'],
  absent: ['words found nowhere in the library', '자료실 어디에도 없는 말'],
  unheard: ['a word that no passage says', '어느 구절에도 없는 말'],
  thing: ['the thing asked for is not there', '묻는 것이 구절에 없음'],
  standsOut: ['its passage stands out', '구절이 두드러짐'],
  contrast: ['closer in meaning than usual', '보통보다 뜻이 가까움'],
  score: ['score of the sentence', '문장의 점수'],
  margin: ['ahead of other documents', '다른 문서보다 앞섬'],
  foreign: ['in the other language', '다른 언어로 되어 있음'],
  brief: ['a question of few words', '짧은 질문'],
};

/**
 * What a question demands and its best sentence does not meet.
 *
 * @type {Record<string, [en: string, ko: string] | undefined>}
 */
const unmet = {
  postMissing: ['the post asked for is missing', '묻는 직책이 없음'],
  rankMissing: ['the rank asked for is missing', '묻는 직급이 없음'],
  unrelated: ['about something else', '다른 이야기'],
  uncounted: ['what is counted is missing', '세는 대상이 없음'],
  relation: ['what is asked about it is not told', '묻는 관계를 말하지 않음'],
  ordinal: ['another number in the row', '차례가 다름'],
  kind: ['nothing of that kind is named', '그런 종류의 것이 없음'],
  speaker: ['who should have said it did not', '말했다는 사람이 다름'],
  topic: ['what it should be about is missing', '말한 내용이 다름'],
  day: ['the day or month is missing', '묻는 날이나 달이 없음'],
  entity: ['a place or institution is missing', '장소나 기관이 없음'],
  entityFar: ['a place or institution is nowhere near', '장소나 기관이 구절에도 없음'],
  name: ['a name or figure is missing', '이름이나 수가 없음'],
  nameFar: ['a name or figure is nowhere near', '이름이나 수가 구절에도 없음'],
  year: ['the year asked for is missing', '묻는 해가 없음'],
  person: ['the person is missing', '묻는 사람이 없음'],
  personFar: ['the person is nowhere near', '묻는 사람이 구절에도 없음'],
  focus: ['the kind of thing named is missing', '‘어느’ 다음의 것이 없음'],
  word: ['the rarest word is missing', '가장 드문 말이 없음'],
  words: ['other words are missing', '다른 말이 없음'],
  wordsForeign: ['words are missing in the other language', '다른 언어에서 말이 없음'],
  date: ['no date where one is asked for', '날짜를 묻는데 없음'],
  number: ['no number where one is asked for', '숫자를 묻는데 없음'],
  other: ['nothing of the kind asked for', '묻는 종류의 것이 없음'],
  precise: ['no number of the right form', '꼴이 맞는 숫자가 없음'],
};

/** @param {'en' | 'ko'} locale */
const side = (locale) => (locale === 'ko' ? 1 : 0);

/** Evidence for a sentence. @param {string} name @param {'en' | 'ko'} locale */
export const evidenceName = (name, locale) => names[name]?.[side(locale)] ?? name;

/** Evidence for having an answer at all. @param {string} name @param {'en' | 'ko'} locale */
export const answerEvidenceName = (name, locale) => unmet[name]?.[side(locale)] ?? evidenceName(name, locale);

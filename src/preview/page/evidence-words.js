/**
 * What the evidence for a sentence, and for having an answer at all, is called; names as in src/answering.
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
  carried: ['subject carried over', '이어지는 주어'],
  aroundAfter: ['words in the sentence after', '뒤 문장의 말'],
  aroundHeading: ['words in title and headings', '제목의 말'],
  ordered: ['words in the same order', '말의 차례가 같음'],
  close: ['words close together', '말이 서로 가까움'],
  typed: ['the kind of thing asked for', '묻는 종류의 것'],
  near: ['the thing asked for near the words', '묻는 것이 질문의 말 가까이 있음'],
  named: ['names of the question', '질문에 나온 이름'],
  post: ['the post that is asked for', '묻는 직책'],
  year: ['the year that is asked for', '묻는 해'],
  length: ['length', '길이'],
  novel: ['words that were not asked for', '묻지 않은 말'],
  fused: ['rank of its passage', '구절의 순위'],
  firstPassage: ['in the first passage', '첫째 구절에 있음'],
  semantic: ['meaning of its passage', '구절의 뜻'],
  lexical: ['words of its passage', '구절의 낱말'],
  passageCovered: ['words of the question in its passage', '구절에 있는 질문의 말'],
  lacking: ['a name of the question missing in its passage', '질문의 이름이 구절에 없음'],
  alike: ['the sentence itself near in meaning', '문장의 뜻이 가까움'],
  standsOut: ['its passage stands out', '구절이 두드러짐'],
  read: ['the reader takes it for the answer', '읽기 모델이 답으로 봄'],
  readShare: ['the reader prefers it in its passage', '구절 안에서 읽기 모델이 고름'],
  told: ['the reader finds it told in its passage', '읽기 모델이 구절에 답이 있다고 봄'],
  mostTold: ['the reader finds it told in some passage', '읽기 모델이 어느 구절에 답이 있다고 봄'],
  share: ['ahead of the other sentences', '다른 문장보다 앞섬'],
  shareOfDocument: ['its document ahead of the others', '다른 문서보다 앞섬'],
  unsaid: ['a word that nothing near it says', '가까이에 없는 말'],
  unsaidShare: ['words that nothing near it says', '가까이에 없는 말의 몫'],
  foreign: ['in the other language', '다른 언어로 되어 있음'],
};

/**
 * What a question demands and its best sentence does not meet.
 *
 * @type {Record<string, [en: string, ko: string] | undefined>}
 */
const unmet = {
  postMissing: ['the post asked for is missing', '묻는 직책이 없음'],
  entityFar: ['a place or institution is nowhere near', '장소나 기관이 구절에도 없음'],
  nameFar: ['a name or figure is nowhere near', '이름이나 수가 구절에도 없음'],
  year: ['the year asked for is missing', '묻는 해가 없음'],
  person: ['the person is missing', '묻는 사람이 없음'],
  words: ['other words are missing', '다른 말이 없음'],
  date: ['no date where one is asked for', '날짜를 묻는데 없음'],
  number: ['no number where one is asked for', '숫자를 묻는데 없음'],
};

/** @param {'en' | 'ko'} locale */
const side = (locale) => (locale === 'ko' ? 1 : 0);

/** Evidence for a sentence. @param {string} name @param {'en' | 'ko'} locale */
export const evidenceName = (name, locale) => names[name]?.[side(locale)] ?? name;

/** Evidence for having an answer at all. @param {string} name @param {'en' | 'ko'} locale */
export const answerEvidenceName = (name, locale) => unmet[name]?.[side(locale)] ?? evidenceName(name, locale);

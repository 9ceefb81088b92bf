import type { Domain } from '../domains/types.ts';
import type { AnswerType } from '../languages/language.ts';

const PERSON_NOUN =
  /^(?:person|people|man|woman|men|women|president|minister|ambassador|envoy|diplomat|politician|leader|king|queen|emperor|author|writer|scientist|artist|actor|actress|singer|player|coach|quarterback|general|director|chairman|official|spokesman|spokesperson|representative|secretary|senator|founder|philosopher|mathematician|physicist|engineer|historian|governor|judge|doctor|professor|architect|bishop|pope|consul|correspondent|reporter)$/;
const DATE_NOUN = /^(?:year|years|date|dates|day|days|month|months|decade|century|season|time|week)$/;
const PLACE_NOUN =
  /^(?:city|cities|country|countries|state|states|place|places|town|province|region|continent|county|village|location|nation|nations|area|river|island|capital|district|street|building|venue|hotel|stadium)$/;
const NUMBER_NOUN =
  /^(?:percentage|percent|number|amount|population|price|cost|score|total|rate|length|height|size|temperature|age|area|speed|weight|distance|budget|salary|fee|fare|wage)$/;

const ENGLISH: readonly [RegExp, AnswerType][] = [
  [/^\W*(?:the )?(?:total |exact )?number of\b/, 'number'],
  [/^(?!.*\b(?:who|what|which|how|where)\b).*\b(?:dates?|year)\s*\??$/, 'date'],
  [/\bhow (?:many|much|old|far|tall|large|big|long|often|high|deep|fast|wide|heavy)\b/, 'number'],
  [
    /\b(?:what|which) (?:is|was|were|are|percentage|percent|number|amount|population|share|proportion)(?: the)?(?: \w+)? (?:percentage|percent|number|amount|population|price|cost|score)\b/,
    'number',
  ],
  [/\b(?:what|which) (?:percentage|percent|number|amount|population|share|proportion)\b/, 'number'],
  [/\b(?:who|whom|whose)\b/, 'person'],
  [/\bwhen\b|\bsince when\b/, 'date'],
  [/\bwhere\b/, 'place'],
  [/\bwhy\b|\bfor what reason\b|\bwhat caused?\b/, 'reason'],
];

/** "How many years", "how much time" ask for a number all the same. */
const HOW_MANY = /\bhow (?:many|much)\b/;

/** Kinds whose question words also begin clauses of other questions: "the day when", "the place where". */
const SUBORDINATE: ReadonlySet<AnswerType> = new Set(['date', 'place', 'person']);

/** "When people are arrested, what …?": a clause before the question. */
const CLAUSE =
  /^\W*(?:when|where|while|after|before|if|in)\b[^,?]*,\s*(?=(?:what|who|which|how|where|when)\b)/;

/** 몇 년간, 며칠 동안: so long, and not when. */
const NO_SPAN =
  '(?!\\s*(?:간|동안|만에|만의|이내|안에|마다|후|뒤|전|쯤|까지|이나|씩|이 걸|을\\s|을$|를\\s|이 지나|이상|이하))';
/** 개막일, 25일; no 하는 일 and no 독일. */
const DAY = '[가-힣\\d]일(?<!독일|통일|과일|파일|메일|제일|타일)';

const KOREAN: readonly [RegExp, AnswerType][] = [
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

/** The type of thing that answers a question. */
export function answerType(domain: Domain, question: string): AnswerType {
  const text = question.normalize('NFC').toLowerCase().replace(CLAUSE, '');
  if (domain.asksForHolder(text)) return 'person';
  if (/[가-힣]/.test(text)) {
    for (const [pattern, kind] of KOREAN) if (pattern.test(text)) return kind;
    return 'thing';
  }
  const noun = focusWords(text);
  for (const word of HOW_MANY.test(text) ? [] : noun) {
    if (DATE_NOUN.test(word)) return 'date';
    if (NUMBER_NOUN.test(word)) return 'number';
  }
  const leads =
    /^\W*(?:and |but |so |also )?(?:(?:in|at|on|to|for|from|by|of|with|under) )?(?:what|which)\b/.test(text);
  // "What was his job when …?", "When was the man who …?": the first question word asks.
  const [first] = ENGLISH.flatMap(([pattern, kind]) => {
    const at = leads && SUBORDINATE.has(kind) ? -1 : text.search(pattern);
    return at < 0 ? [] : [{ at, kind }];
  }).sort((a, b) => a.at - b.at);
  if (first) return first.kind;
  for (const word of noun) {
    const one = word.replace(/s$/, '');
    if (PERSON_NOUN.test(word) || PERSON_NOUN.test(one)) return 'person';
    if (PLACE_NOUN.test(word) || PLACE_NOUN.test(one)) return 'place';
  }
  if (/\b(?:name of|called|named|nickname)\b/.test(text)) return 'name';
  return noun.length > 0 ? 'name' : 'thing';
}

/** Whether one passage is enough for an answer: a person, date, number, place or name is asked for. */
export const asksForFact = ({ answerType }: { answerType: AnswerType }): boolean =>
  !['thing', 'reason'].includes(answerType);

const FOCUS =
  /\b(?:which|what|how many|how much|whose)\s+((?:(?!(?:is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|may|might|must|that|of|in|on|at|by|to|for|from|with|the|a|an)\b)[\p{L}\p{N}.'’-]+\s*){1,3})/u;

/** Words after "which", "what" or "how many": what is asked for or counted ("which *Thai politician* was …"). */
export function focusWords(question: string): string[] {
  const match = FOCUS.exec(question.normalize('NFC').toLowerCase());
  return match?.[1]?.trim().split(/\s+/).slice(0, 3) ?? [];
}

/** Words of the question that only say what kind of thing is asked for: "which Thai *politician*", "what *year*". */
export function kindWords(question: string): string[] {
  return focusWords(question).filter((word) =>
    [PERSON_NOUN, PLACE_NOUN, DATE_NOUN].some(
      (nouns) => nouns.test(word) || nouns.test(word.replace(/s$/, '')),
    ),
  );
}

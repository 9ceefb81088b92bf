import { wordLists } from '../../text/word-lists.ts';
import { isFunctionWord } from '../function-words.ts';
import type { AnswerType, Questions } from '../language.ts';
import { fold } from '../tokens.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));
const NOUNS = {
  person: new Set(list('person')),
  date: new Set(list('date')),
  place: new Set(list('place')),
  number: new Set(list('number')),
};
const LIGHT = new Set(list('light'));

const ASKED_FOR: readonly [RegExp, AnswerType][] = [
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

/** The question word leads, perhaps after a preposition. */
const LEADS = /^\W*(?:and |but |so |also )?(?:(?:in|at|on|to|for|from|by|of|with|under) )?(?:what|which)\b/;

const FOCUS =
  /\b(?:which|what|how many|how much|whose)\s+((?:(?!(?:is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|may|might|must|that|of|in|on|at|by|to|for|from|with|the|a|an)\b)[\p{L}\p{N}.'’-]+\s*){1,3})/u;

/** In the singular or the plural. */
const isOf = (nouns: ReadonlySet<string>, word: string): boolean =>
  nouns.has(word) || nouns.has(word.replace(/s$/, ''));

function focusWords(question: string): string[] {
  const match = FOCUS.exec(question);
  return match?.[1]?.trim().split(/\s+/).slice(0, 3) ?? [];
}

function answerType(text: string): AnswerType {
  const focus = focusWords(text);
  for (const word of HOW_MANY.test(text) ? [] : focus) {
    if (NOUNS.date.has(word)) return 'date';
    if (NOUNS.number.has(word)) return 'number';
  }
  const leads = LEADS.test(text);
  // "What was his job when …?", "When was the man who …?": the first question word asks.
  const [first] = ASKED_FOR.flatMap(([pattern, kind]) => {
    const at = leads && SUBORDINATE.has(kind) ? -1 : text.search(pattern);
    return at < 0 ? [] : [{ at, kind }];
  }).sort((a, b) => a.at - b.at);
  if (first) return first.kind;
  for (const word of focus) {
    if (isOf(NOUNS.person, word)) return 'person';
    if (isOf(NOUNS.place, word)) return 'place';
  }
  if (/\b(?:name of|called|named|nickname)\b/.test(text)) return 'name';
  return focus.length > 0 ? 'name' : 'thing';
}

export const questions: Questions = {
  mainClause: (question) => question.replace(CLAUSE, ''),
  answerType,
  focusWords,
  kindWords: (question) =>
    focusWords(question).filter((word) =>
      [NOUNS.person, NOUNS.place, NOUNS.date].some((nouns) => isOf(nouns, word)),
    ),
  isAsking: (word) => isFunctionWord(fold(word)),
  isLight: (word) => LIGHT.has(word.toLowerCase()),
  asksWho: /^\s*who(?: is| was| are| were|['’]s| holds| held) /iu,
  isWhenever: (question, sentence) =>
    /^\W*when (?:do|does|is|are|can|should)\b/i.test(question) &&
    /\b(?:when|whenever|during|after|before|until|while|once|if)\b/i.test(sentence),
};

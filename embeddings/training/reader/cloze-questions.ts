import { isFunctionWord } from '../../../src/languages/function-words.ts';
import { words } from '../../../src/languages/tokens.ts';

/** 0 … 1. */
export type Random = () => number;

export interface Asked {
  kind: string;
  question: string;
  answer: string;
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const NAME = "(?:[A-Z][\\p{L}'’.-]+(?: (?:of|the|de|and) (?=[A-Z]))? ?)+";

/** What can be asked for in an English sentence: the words that tell it, and how it is asked. `$1` is the answer. */
const ENGLISH: [kind: string, pattern: RegExp, asked: string[], weight: number][] = [
  [
    'when',
    new RegExp(
      `\\b(?:in|on|by|since|until|during|before|after) ((?:the )?(?:early |late )?(?:${MONTH}(?: \\d{1,2})?,? ?)?(?:1[5-9]|20)\\d\\ds?)\\b`,
      'u',
    ),
    ['when', 'in what year', 'what year', 'since when', 'by when'],
    3,
  ],
  [
    'when',
    new RegExp(
      `\\b(?:in|on|by|since|until) (${MONTH}(?: \\d{1,2})?|(?:Mon|Tues|Wednes|Thurs|Fri)day)\\b`,
      'u',
    ),
    ['when', 'what day', 'in which month'],
    2,
  ],
  [
    'number',
    /((?:about|over|more than|nearly|almost|at least|up to)? ?[$€£]\d[\d,.]*(?: (?:million|billion|trillion))?)/u,
    ['how much', 'how much money', 'what amount'],
    3,
  ],
  ['number', /(\d[\d,.]* ?(?:percent|per cent|%))/u, ['what percentage', 'how much', 'what share'], 3],
  [
    'number',
    /\b((?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|hundred|dozens)(?: (?:million|billion|thousand|hundred))?) (?=\p{Ll}{3,})/u,
    ['how many', 'what number of'],
    3,
  ],
  [
    'where',
    new RegExp(`\\b(?:in|at|from|near|to|across) ((?:the )?${NAME})`, 'u'),
    ['where', 'in which place', 'in what country', 'where'],
    2,
  ],
  [
    'who',
    new RegExp(
      `((?:President|Secretary|Minister|Ambassador|Senator|Governor|Mr\\.|Ms\\.|Mrs\\.|Dr\\.|Professor|General|King|Queen|Director|Chairman|Justice|Captain|Sir) ${NAME})`,
      'u',
    ),
    ['who', 'who', 'which person', 'whom'],
    3,
  ],
  [
    'who',
    /^((?:The |A |An )?(?:\p{L}+ ){0,2}?(?:\p{L}+s|\p{Lu}\p{L}+)) (?=(?:said|is|are|was|were|has|have|had|can|may|must|will|announced|led|made|found|used|began|became)\b)/u,
    ['who', 'what', 'which'],
    2,
  ],
  [
    'why',
    /,? ((?:because|since|so that|due to|as a result of|in order to) [^.;]+)/u,
    ['why', 'for what reason', 'how come', 'what is the reason that'],
    4,
  ],
  ['how', /,? (by \p{L}+ing [^.;,]+)/u, ['how', 'in what way', 'by what means'], 4],
  [
    'definition',
    /\b(?:is|are) ((?:an?|the) [^.;]+)/u,
    ['what is', 'define', 'what does it mean:', 'explain', 'what are'],
    2,
  ],
  [
    'list',
    /\b(?:including|such as|include|includes|are) ([^.;]+, [^.;]+(?:,? and |,? or )[^.;]+)/u,
    ['which', 'what are', 'list', 'what kinds of', 'name some of'],
    3,
  ],
  [
    'what',
    new RegExp(`\\b(?:the|a|called|named|of|by|with) (${NAME})`, 'u'),
    ['what', 'which', 'what is the name of', 'who'],
    1,
  ],
  [
    'yes-no',
    /\b(?:can|may|must|should|will|is|are|does|has) ((?:not )?\p{L}+(?: \p{L}+){1,6})/u,
    ['is it true that', 'can', 'does', 'is', 'will', 'do I have to'],
    1,
  ],
];

const KOREAN: [kind: string, pattern: RegExp, asked: string[], weight: number][] = [
  [
    'when',
    /(\d{4}년(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?|\d{1,2}월 ?\d{1,2}일)/u,
    ['언제', '몇 년에', '며칠에'],
    3,
  ],
  [
    'number',
    /(\d[\d,.]*(?:만|억|천|백)? ?(?:%|퍼센트|원|달러|명|개|회|시간|분|초|배|번|줄|바이트|비트|건))/u,
    ['얼마나', '몇', '얼마'],
    3,
  ],
  ['why', /(\S+(?: \S+){0,4} (?:때문에|위해|위하여))/u, ['왜', '어째서', '무엇 때문에'], 4],
  [
    'how',
    /(\S+(?: \S+){0,3} (?:통해|사용하여|이용해|사용해서))/u,
    ['어떻게', '무엇으로', '어떤 방법으로'],
    3,
  ],
  ['what', /(\S{2,}(?: \S{2,})?(?:은|는|이|가)) /u, ['무엇이', '누가', '어떤 것이'], 1],
  ['what', /(\S{2,}(?:을|를)) /u, ['무엇을', '뭘', '어떤 것을'], 1],
  ['where', /(\S{2,}(?:에서)) /u, ['어디서', '어디에서'], 1],
];

export function askEnglish(sentence: string, random: Random): Asked | null {
  const count = words(sentence).length;
  if (count < 6 || count > 60) return null;
  const found = choose(sentence, ENGLISH, random);
  if (!found) return null;
  const { asked, before, after } = found;
  let rest = `${before} ${after}`;
  if (found.kind === 'definition') rest = before.replace(/\b(?:is|are)\s*$/, '');
  const kept = thinned(near(rest, before.length, 5 + Math.floor(random() * 12)), random);
  if (words(kept).filter(({ form }) => !isFunctionWord(form)).length < (found.kind === 'definition' ? 1 : 2))
    return null;
  const order = random() < 0.8 ? `${asked} ${kept}` : `${kept} ${asked}`;
  const text = order
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:]+$/, '')
    .trim();
  return {
    kind: found.kind,
    question: random() < 0.75 ? `${text[0]!.toUpperCase()}${text.slice(1)}?` : text.toLowerCase(),
    answer: found.answer,
  };
}

export function askKorean(sentence: string, random: Random): Asked | null {
  const count = sentence.split(/\s+/).length;
  if (count < 4 || count > 40) return null;
  const found = choose(sentence, KOREAN, random);
  if (!found) return null;
  const kept = `${found.before} ${found.asked} ${found.after}`
    .split(/\s+/)
    .filter((word) => word === found.asked || random() > 0.2);
  const at = kept.indexOf(found.asked);
  const from = Math.max(0, at - 3 - Math.floor(random() * 5));
  const text = kept.slice(from, at + 4 + Math.floor(random() * 6)).join(' ');
  const question = text.replace(/습니다[.]?$/, '나요').replace(/[.\s]+$/, '');
  if (question.length < 6) return null;
  return { kind: found.kind, question: random() < 0.7 ? `${question}?` : question, answer: found.answer };
}

function choose(sentence: string, patterns: typeof ENGLISH, random: Random) {
  const found = patterns.flatMap(([kind, pattern, asked, weight]) => {
    const match = pattern.exec(sentence);
    const answer = match?.[1]?.trim();
    if (!match || !answer) return [];
    const start = match.index + match[0].indexOf(match[1]!);
    const rank = random() ** (1 / weight);
    const before = sentence.slice(0, start);
    const after = sentence.slice(start + match[1]!.length);
    return [{ kind, answer, before, after, rank, asked: asked[Math.floor(random() * asked.length)]! }];
  });
  return found.sort((a, b) => b.rank - a.rank)[0] ?? null;
}

/** The words nearest to a place in a text. */
function near(text: string, place: number, most: number): string {
  const parts = Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    word,
    away: Math.abs(index - place),
    index,
  }));
  return parts
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ word }) => word)
    .join(' ');
}

/** Without some of its words, more of the function words. */
function thinned(text: string, random: Random): string {
  const drop = random() * 0.4;
  return text
    .split(' ')
    .filter((word) => random() > (isFunctionWord(word.toLowerCase()) ? drop + 0.15 : drop * 0.8))
    .join(' ');
}

/**
 * A question that looks alike and is about something else: a name, a number or a word that the question shares with the passage
 * is replaced by another of its sort from elsewhere in the passage, or by one that is not there.
 */
export function twinOf(question: string, sentences: readonly string[], random: Random): string | null {
  const passage = sentences.join(' ');
  const sortOf = (word: string) =>
    /^\d/.test(word) ? 'number' : /^\p{Lu}/u.test(word) ? 'name' : /[가-힣]/.test(word) ? 'hangul' : 'word';
  const content = (text: string) =>
    text
      .match(/\d[\d,.]*\d|\d|\p{L}[\p{L}'’-]+/gu)
      ?.filter((word, i) => !isFunctionWord(word.toLowerCase()) && (i > 0 || !/^\p{Lu}/u.test(word))) ?? [];
  const own = content(question).filter((word) => passage.includes(word));
  if (own.length < 2) return null;
  const order = { name: 0, number: 1, word: 2, hangul: 2 };
  const target = own.sort((a, b) => order[sortOf(a)] - order[sortOf(b)] + random() * 2.5 - 1.25)[0]!;
  const sort = sortOf(target);
  const pool = random() < 0.5 ? content(passage) : ELSEWHERE[sort];
  const others = pool.filter((word) => sortOf(word) === sort && !question.includes(word));
  for (const word of content(passage)) if (random() < 0.02) remember(sortOf(word), word, random);
  if (others.length === 0) return null;
  const other =
    sort === 'number' && random() < 0.5
      ? changed(target, random)
      : others[Math.floor(random() * others.length)]!;
  return question.includes(other) ? null : question.replace(target, other);
}

/** Words of passages seen before, by sort. */
const ELSEWHERE: Record<'number' | 'name' | 'hangul' | 'word', string[]> = {
  number: [],
  name: [],
  hangul: [],
  word: [],
};

function remember(sort: keyof typeof ELSEWHERE, word: string, random: Random): void {
  const list = ELSEWHERE[sort];
  if (list.length < 5000) list.push(word);
  else list[Math.floor(random() * list.length)] = word;
}

/** Another number of as many digits. */
function changed(number: string, random: Random): string {
  const at = number.length - 1;
  return number.slice(0, at) + String((Number(number[at]) + 1 + Math.floor(random() * 8)) % 10);
}

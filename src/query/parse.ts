import type { AskedOffice, Domain } from '../domains/types.ts';
import { parseQuestionPeriod } from '../languages/dates.ts';
import { hangulShare } from '../languages/ko/hangul.ts';
import type { Context } from '../library/context.ts';
import { answerType, kindWords } from './answer-type.ts';
import type { Query, Question } from './types.ts';

/** From this share of Hangul letters on a question counts as Korean. */
const KOREAN_SHARE = 0.3;

/** Straight or curly double quotation marks, and the Korean and Chinese brackets. */
const QUOTED = /"([^"]{2,200})"|“([^”]{2,200})”|「([^」]{2,200})」|『([^』]{2,200})』|《([^》]{2,200})》/g;

/** A follow-up stands before the question it belongs to, which says what it is about: "When did she leave? Who was …?". */
const firstQuestion = (text: string) => /^[^?？]+[?？](?=\s+\S)/u.exec(text)?.[0] ?? text;

/** Parses a question, for everyone who answers it. */
export function parseQuery({ domain, now }: Pick<Context, 'domain' | 'now'>, question: Question): Query {
  const { today = now().toISOString().slice(0, 10), ...limits } = question;
  const text = domain.corrected(question.text);
  const first = firstQuestion(text);
  const officeSaid = officeIn(domain, text);
  const names = officeSaid ? domain.officeNames(officeSaid) : [];
  const search = names.length > 0 ? `${text} (${names.join(', ')})` : text;
  const period = parseQuestionPeriod(search, today);
  return {
    ...limits,
    text,
    search,
    language: hangulShare(search) >= KOREAN_SHARE ? 'ko' : 'en',
    answerType: answerType(domain, first),
    kindWords: kindWords(text),
    office: first === text ? officeSaid : officeIn(domain, first),
    officeSaid,
    entities: domain.entities(text),
    people: domain.peopleNamed(text),
    phrases: quotedPhrases(search),
    period: period && { from: period.from, to: period.to },
  };
}

const officeIn = (domain: Domain, text: string): AskedOffice | null =>
  answerType(domain, text) === 'person' ? domain.officeAsked(text) : null;

const quotedPhrases = (text: string): string[] =>
  [...text.matchAll(QUOTED)].map((match) => match.slice(1).find(Boolean)!.trim()).filter(Boolean);

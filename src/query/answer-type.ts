import type { Domain } from '../domains/types.ts';
import { languageOf } from '../languages/all.ts';
import type { AnswerType } from '../languages/language.ts';

/** The type of thing that answers a question. */
export function answerType(domain: Domain, question: string): AnswerType {
  const lower = small(question);
  const { questions } = languageOf(lower);
  const text = questions.mainClause(lower);
  return domain.asksForHolder(text) ? 'person' : questions.answerType(text);
}

/** Whether one passage is enough for an answer: a person, date, number, place or name is asked for. */
export const asksForFact = ({ answerType }: { answerType: AnswerType }): boolean =>
  !['thing', 'reason'].includes(answerType);

/** Words after "which", "what" or "how many", in small letters: what is asked for or counted. */
export const focusWords = (question: string): string[] =>
  languageOf(question).questions.focusWords(small(question));

/** Of these, words that only say what kind of thing is asked for: "which Thai *politician*", "what *year*". */
export const kindWords = (question: string): string[] =>
  languageOf(question).questions.kindWords(small(question));

const small = (question: string) => question.normalize('NFC').toLowerCase();

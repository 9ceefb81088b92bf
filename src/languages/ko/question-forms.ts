import { anyOf, wordLists } from '../../text/word-lists.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));
const QUESTION_FORM = new RegExp(
  `^(?:(?:${anyOf(list('light-verb'))})(?:${anyOf(list('asking-ending'))})|${anyOf(list('asking-form'))})$`,
  'u',
);

/** Whether a word is nothing but a form of a question (국립국어원, 표준국어대사전: 의문형 종결 어미): 하나요, 되었는지, 있습니까. */
export const isQuestionForm = (word: string): boolean => QUESTION_FORM.test(word);

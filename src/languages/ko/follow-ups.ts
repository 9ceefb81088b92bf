import { anyOf, wordLists } from '../../text/word-lists.ts';
import type { FollowUps } from '../language.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));

const withoutParticles = (text: string) =>
  text.replace(/(?<![\p{L}])(?:에서는|에는|에|은|는|도|엔)(?:요)?(?![\p{L}])/gu, '');

export const followUps: FollowUps = {
  lead: anyOf(list('lead')),
  pointing: new RegExp(anyOf(list('pointing')), 'u'),
  questionWord: new RegExp(anyOf(list('question')), 'u'),
  /** "언제 임명됐나?", "어디서 열렸나?" */
  isBare: (question) => /^(?:언제|어디|왜|누가|얼마나?|어떻게)\S*(?:\s\S+)?$/u.test(question),
  /** "일본은요?", "2006년에는?": a topic alone. */
  topic: (text) => text.replace(/(?:에서는|에는|은|는|이|도)(?:요)?$/u, ''),
  withoutDateWords: (before, after) => [withoutParticles(before), withoutParticles(after)],
  withDate: (question, _, date) => `${date.text} ${question}`,
};

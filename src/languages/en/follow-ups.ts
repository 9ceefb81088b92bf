import { anyOf, wordLists } from '../../text/word-lists.ts';
import type { FollowUps } from '../language.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));

export const followUps: FollowUps = {
  lead: '(?:(?:and|or|but|so|then|okay|ok|also)\\b[\\s,]*)?(?:(?:what|how)\\s+about|what\\s+of|and|or|but|then|also)',
  pointing: new RegExp(`\\b(?:${anyOf(list('pointing'))})\\b`, 'i'),
  questionWord: new RegExp(`\\b(?:${anyOf(list('question'))})\\b`, 'i'),
  isBare: () => false,
  topic: (text) => text.replace(/^(?:the|a|an)\s+/i, ''),
  withoutDateWords: (before, after) => [
    before.replace(/\b(?:in|on|at|of|by|from|since|during)\s*$/i, ''),
    after,
  ],
  withDate(question, followUp, date) {
    const before = /\b(?:in|on|at|of|by|from|since|during|before|after|until)\s*$/i.exec(
      followUp.slice(0, date.start),
    );
    const phrase = before ? followUp.slice(before.index, date.end) : `in ${date.text}`;
    return question.replace(/[\s?？.!]*$/u, ` ${phrase}?`);
  },
};

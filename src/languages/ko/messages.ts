import type { Messages } from '../language.ts';

export const messages: Messages = {
  question: /(?:인가|입니까|일까|나요|까요|ㄹ까|은지|는지)[.?]*$/u,
  greeting: /^(?:안녕|감사|고마|수고|네[,. ]|넵|좋아요|죄송|반갑)/u,
  request: /^(?!)/,
  /** A verb at the end after a word of more than a syllable. */
  isWhole: (text) => /[가-힣]{2}/u.test(text.slice(0, Math.max(0, text.search(/다[.!]*$/u)))),
};

import type { Examples } from '../language.ts';
import { withTopicParticle } from './hangul.ts';

export const examples: Examples = {
  holder: (office) => `${withTopicParticle(office)} 누구였습니까?`,
  words: (person) => `${withTopicParticle(person)} 무엇이라고 말했습니까?`,
  day: (date) => `${date}에 무슨 일이 있었습니까?`,
  value: (row, column) => `${row}의 ${withTopicParticle(column)} 무엇입니까?`,
  section: (title, section) =>
    `${title === null ? '' : `‘${title}’에서 `}${section}에 관한 내용은 무엇입니까?`,
  column: /^\p{L}[\p{L} ]{1,15}$/u,
  shortestSection: 2,
};

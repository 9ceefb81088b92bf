import type { Examples } from '../language.ts';

export const examples: Examples = {
  holder: (office) => `Who was the ${office.replace(/^the /i, '')}?`,
  words: (person) => `What did ${person} say?`,
  day: (date) => `What happened on ${date}?`,
  value: (row, column) => `What is the ${column.toLowerCase()} of ${row}?`,
  section: (title, section) =>
    title === null ? `What is said about “${section}”?` : `What does “${title}” say about ${section}?`,
  column: /^\p{L}{3,20}$/u,
  shortestSection: 4,
};

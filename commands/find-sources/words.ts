import type { Difference } from '../../src/checking/support/types.ts';
import { inLanguages } from '../../src/message/words.ts';

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const words = inLanguages(
  {
    found: (count: number) => `${plural(count, 'statement')} found`,
    notFound: (count: number) => `${count} not found`,
    numbersDiffer: (count: number) => (count === 1 ? '1 number differs' : `${count} numbers differ`),
    datesDiffer: (count: number) => (count === 1 ? '1 date differs' : `${count} dates differ`),
    namesDiffer: (count: number) => (count === 1 ? '1 name differs' : `${count} names differ`),
    none: 'This message states nothing that could be looked up.',
    nothing: 'not found in the documents',
    differs: (kind: string, said: string, document: string) =>
      `⚠ ${kind}: the message says **${said}**, the document says **${document}**`,
    missing: (kind: string, said: string) => `⚠ ${kind}: this passage does not say **${said}**`,
    skipped: (count: number) =>
      `${plural(count, 'sentence')} left out: greetings, questions and links, or beyond the limit.`,
    searched: (count: number) => `Searched ${plural(count, 'document')}.`,
    file: (count: number) => `${plural(count, 'more statement')} in the attached file`,
  },
  {
    found: (count) => `문장 ${count}개의 출처를 찾음`,
    notFound: (count) => `${count}개는 찾지 못함`,
    numbersDiffer: (count) => `숫자 ${count}곳이 다름`,
    datesDiffer: (count) => `날짜 ${count}곳이 다름`,
    namesDiffer: (count) => `이름 ${count}곳이 다름`,
    none: '출처를 찾을 만한 내용이 없는 메시지입니다.',
    nothing: '자료에 없습니다',
    differs: (kind, said, document) => `⚠ ${kind}: 메시지에는 **${said}**, 문서에는 **${document}**`,
    missing: (kind, said) => `⚠ ${kind}: 이 구절에는 **${said}**이(가) 없습니다`,
    skipped: (count) => `문장 ${count}개는 인사, 질문, 링크이거나 한도를 넘어 찾지 않았습니다.`,
    searched: (count) => `문서 ${count}건에서 찾았습니다.`,
    file: (count) => `나머지 ${count}개는 첨부 파일에 있습니다`,
  },
);

export const kinds = inLanguages(
  { number: 'number', date: 'date', name: 'name' } satisfies Record<Difference['kind'], string>,
  { number: '숫자', date: '날짜', name: '이름' },
);

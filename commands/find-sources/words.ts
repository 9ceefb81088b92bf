import type { Difference } from '../../src/checking/support/types.ts';
import { inLanguages } from '../../src/message/words.ts';

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const words = inLanguages(
  {
    head: (supported: number, all: number) => `**Sources for ${supported} of ${plural(all, 'statement')}**`,
    none: 'This message states nothing that could be looked up.',
    nothing: 'nothing in the documents',
    differs: (kind: string, said: string, document: string) =>
      `⚠ ${kind}: the message says **${said}**, the document **${document}**`,
    missing: (kind: string, said: string) => `⚠ ${kind}: **${said}** does not stand in this passage`,
    skipped: (count: number) =>
      `${plural(count, 'sentence')} not looked up: greetings, questions, links, or too many`,
    searched: (count: number) => `Searched ${plural(count, 'document')}.`,
    file: (count: number) => `${plural(count, 'more statement')} in the attached file`,
  },
  {
    head: (supported, all) => `**문장 ${all}개 가운데 ${supported}개의 출처를 찾았습니다**`,
    none: '출처를 찾을 만한 내용이 없는 메시지입니다.',
    nothing: '자료에 없습니다',
    differs: (kind, said, document) => `⚠ ${kind}: 메시지에는 **${said}**, 문서에는 **${document}**`,
    missing: (kind, said) => `⚠ ${kind}: **${said}**은(는) 이 대목에 없습니다`,
    skipped: (count) => `찾아보지 않은 문장 ${count}개: 인사, 질문, 링크이거나 너무 많은 경우`,
    searched: (count) => `문서 ${count}건을 찾아봤습니다.`,
    file: (count) => `나머지 ${count}개는 첨부 파일에 있습니다`,
  },
);

export const kinds = inLanguages(
  { number: 'number', date: 'date', name: 'name' } satisfies Record<Difference['kind'], string>,
  { number: '숫자', date: '날짜', name: '이름' },
);

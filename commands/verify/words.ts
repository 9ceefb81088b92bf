import type { Tolerance } from '../../src/checking/verify/types.ts';
import { inLanguages } from '../../src/message/words.ts';

export const words = inLanguages(
  {
    verbatim: (places: number) => (places === 1 ? '✅ Verbatim' : `✅ Verbatim, in ${places} places`),
    near: '≠ Not verbatim. The nearest true wording:',
    absent: '✖ Not in the documents.',
    given: 'You gave (words that differ struck out)',
    theirs: 'The document says (words that differ in bold)',
    tolerated: (what: string) => `Differs only in ${what}`,
    ellipsis: 'Something is left out at “…”: each side of it was checked on its own, in this order.',
    insertion: 'Words in [brackets] were taken for an insertion and not checked.',
    leftOut: '⚠ The file has these words, but they are not part of the document’s text.',
    because: (why: string) => `left out because ${why}`,
    searched: (count: number) => `Searched ${count} ${count === 1 ? 'document' : 'documents'}.`,
    more: (count: number) => `${count} more ${count === 1 ? 'place' : 'places'} not shown here`,
  },
  {
    verbatim: (places) => (places === 1 ? '✅ 원문과 같습니다' : `✅ 원문과 같습니다 (${places}곳)`),
    near: '≠ 원문과 다릅니다. 가장 가까운 원문은 다음과 같습니다.',
    absent: '✖ 자료에 없는 문장입니다.',
    given: '입력하신 문장 (다른 낱말에 취소선)',
    theirs: '문서의 원문 (다른 낱말을 굵게)',
    tolerated: (what) => `다음만 다릅니다: ${what}`,
    ellipsis: '“…”에서 생략된 부분이 있어, 앞뒤를 차례대로 따로 확인했습니다.',
    insertion: '[대괄호] 안의 말은 덧붙인 것으로 보고 확인하지 않았습니다.',
    leftOut: '⚠ 파일에는 있는 말이지만 문서의 본문은 아닙니다.',
    because: (why) => `${why} 뺐습니다`,
    searched: (count) => `문서 ${count}건을 찾아봤습니다.`,
    more: (count) => `${count}곳이 더 있습니다`,
  },
);

/** What was put up with, as a person would say it. */
export const tolerances = inLanguages(
  {
    case: 'upper and lower case',
    marks: 'the shape of quotation marks and dashes',
    spaces: 'line breaks and spaces',
    markup: 'formatting',
    ellipsis: 'an omission',
    insertion: 'an insertion',
  } satisfies Record<Tolerance, string>,
  {
    case: '대소문자',
    marks: '따옴표와 줄표 모양',
    spaces: '줄바꿈과 띄어쓰기',
    markup: '서식',
    ellipsis: '생략',
    insertion: '삽입',
  },
);

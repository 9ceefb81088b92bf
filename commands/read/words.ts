import { inLanguages } from '../../src/message/words.ts';

export const words = inLanguages(
  {
    source: 'Original',
    wider: 'Wider',
    narrower: 'Narrower',
    document: 'Document',
    leftOut: (count: number) => `Left out: ${count}`,
    leftOutTitle: 'What of the file is not in the text',
    begins: 'at the beginning',
    after: (words: string) => `after “${words}”`,
    because: (why: string) => `left out because ${why}`,
    page: (page: number) => `p. ${page}`,
    nothing: 'Nothing was left out of this document.',
  },
  {
    source: '원문 링크',
    wider: '더 넓게',
    narrower: '더 좁게',
    document: '문서 읽기',
    leftOut: (count) => `뺀 내용 ${count}건`,
    leftOutTitle: '파일에는 있으나 본문에 없는 내용',
    begins: '맨 앞',
    after: (words) => `“${words}” 다음`,
    because: (why) => `${why} 뺐습니다`,
    page: (page) => `${page}쪽`,
    nothing: '이 문서에서는 뺀 내용이 없습니다.',
  },
);

import { inLanguages } from '../../src/message/words.ts';

export const words = inLanguages(
  { source: 'Original', wider: 'Wider', narrower: 'Narrower', document: 'Document' },
  { source: '원문 링크', wider: '더 넓게', narrower: '더 좁게', document: '문서 읽기' },
);

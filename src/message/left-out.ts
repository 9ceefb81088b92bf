import type { RemovalReason } from '../documents/types.ts';
import type { Locale } from '../locale.ts';
import { inLanguages } from './words.ts';

const words = inLanguages<Record<RemovalReason, string>>(
  {
    furniture: 'it belongs to the web page around the document',
    'running head': 'every page repeats it',
    'page number': 'it is the number of a page',
    repeated: 'the file says it twice',
    comment: 'it is a comment for those who edit the file',
    markup: 'it tells a program how to show the page',
    'front matter': 'it describes the document',
    deleted: 'its author has deleted it (a tracked change)',
    hidden: 'its author has hidden it',
  },
  {
    furniture: '문서를 둘러싼 웹 페이지의 일부이므로',
    'running head': '쪽마다 되풀이되므로',
    'page number': '쪽 번호이므로',
    repeated: '파일에 두 번 나오므로',
    comment: '파일을 고치는 사람에게 남긴 말이므로',
    markup: '화면에 어떻게 보일지를 정하는 표시이므로',
    'front matter': '문서를 설명하는 항목이므로',
    deleted: '지은이가 지운 것이므로(변경 내용 추적)',
    hidden: '지은이가 숨긴 것이므로',
  },
);

/** Why something was left out of a document, to go after "left out because" (English) or before "뺐습니다" (Korean). */
export const removalReason = (reason: RemovalReason, locale: Locale): string => words(locale)[reason];

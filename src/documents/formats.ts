import type { Reader } from './read/extracted.ts';

/** A format that is read. */
export interface Format {
  /** What people call it. */
  name: string;
  /** Endings of file names, with the dot, in lower case; the first is the usual one. */
  endings: readonly string[];
  /** As servers and Discord name it. */
  mediaTypes: readonly string[];
  /** Its reader, loaded with the first file of the format. */
  reader: () => Promise<{ read: Reader }>;
}

/**
 * Every format that is read: a new one is a line here and a file in `read/` that exports `read` (see `Reader`). Lists
 * of what may be uploaded, messages and the README come from here.
 */
export const FORMATS: readonly Format[] = [
  {
    name: 'plain text',
    endings: ['.txt', '.text'],
    mediaTypes: ['text/plain'],
    reader: () => import('./read/plain.ts'),
  },
  {
    name: 'Markdown',
    endings: ['.md', '.markdown', '.mdx'],
    mediaTypes: ['text/markdown', 'text/x-markdown', 'text/mdx'],
    reader: () => import('./read/markdown.ts'),
  },
  {
    name: 'HTML',
    endings: ['.html', '.htm', '.xhtml'],
    mediaTypes: ['text/html', 'application/xhtml+xml'],
    reader: () => import('./read/html.ts'),
  },
  {
    name: 'PDF',
    endings: ['.pdf'],
    mediaTypes: ['application/pdf'],
    reader: () => import('./read/pdf.ts'),
  },
  {
    name: 'Word',
    endings: ['.docx', '.docm', '.dotx', '.dotm'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    reader: () => import('./read/docx.ts'),
  },
  {
    name: 'Word 97 to 2003',
    endings: ['.doc'],
    mediaTypes: ['application/msword'],
    reader: () => import('./read/doc.ts'),
  },
  {
    name: 'Hancom Office',
    endings: ['.hwpx'],
    mediaTypes: ['application/hwp+zip', 'application/vnd.hancom.hwpx'],
    reader: () => import('./read/hwpx.ts'),
  },
  {
    name: 'Hancom Office 5',
    endings: ['.hwp'],
    mediaTypes: ['application/x-hwp', 'application/haansofthwp', 'application/vnd.hancom.hwp'],
    reader: () => import('./read/hwp.ts'),
  },
  {
    name: 'Excel',
    endings: ['.xlsx', '.xlsm', '.xltx', '.xltm'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    reader: () => import('./read/xlsx.ts'),
  },
  {
    name: 'CSV',
    endings: ['.csv', '.tsv'],
    mediaTypes: ['text/csv', 'text/tab-separated-values'],
    reader: () => import('./read/csv.ts'),
  },
  {
    name: 'PowerPoint',
    endings: ['.pptx', '.pptm', '.ppsx', '.potx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    reader: () => import('./read/pptx.ts'),
  },
  {
    name: 'EPUB',
    endings: ['.epub'],
    mediaTypes: ['application/epub+zip'],
    reader: () => import('./read/epub.ts'),
  },
  {
    name: 'e-mail',
    endings: ['.eml'],
    mediaTypes: ['message/rfc822'],
    reader: () => import('./read/eml.ts'),
  },
  {
    name: 'OpenDocument text and presentation',
    endings: ['.odt', '.odp', '.ott', '.otp'],
    mediaTypes: [
      'application/vnd.oasis.opendocument.text',
      'application/vnd.oasis.opendocument.presentation',
    ],
    reader: () => import('./read/odt.ts'),
  },
  {
    name: 'OpenDocument spreadsheet',
    endings: ['.ods', '.ots'],
    mediaTypes: ['application/vnd.oasis.opendocument.spreadsheet'],
    reader: () => import('./read/ods.ts'),
  },
  {
    name: 'Rich Text',
    endings: ['.rtf'],
    mediaTypes: ['application/rtf', 'text/rtf'],
    reader: () => import('./read/rtf.ts'),
  },
  {
    name: 'reStructuredText',
    endings: ['.rst'],
    mediaTypes: ['text/x-rst'],
    reader: () => import('./read/rst.ts'),
  },
  {
    name: 'AsciiDoc',
    endings: ['.adoc', '.asciidoc'],
    mediaTypes: ['text/asciidoc'],
    reader: () => import('./read/adoc.ts'),
  },
];

/** All endings that are read, in lower case with the dot. */
export const ENDINGS: readonly string[] = FORMATS.flatMap(({ endings }) => endings);

/** The usual ending of each format, for messages: `.txt, .md, …`. */
export const USUAL_ENDINGS: readonly string[] = FORMATS.map(({ endings }) => endings[0]!);

/** The format of a file by its name's ending; undefined for one that is not read. */
export function formatOf(path: string): Format | undefined {
  const name = path.toLowerCase();
  return FORMATS.find(({ endings }) => endings.some((ending) => name.endsWith(ending)));
}

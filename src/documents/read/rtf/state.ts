import type { RemovalReason } from '../../types.ts';

/** Where the words of a group go. */
export type Destination =
  | 'body'
  | 'note'
  | 'head'
  | 'title'
  | 'author'
  | 'mark'
  | 'field'
  | 'styles'
  | 'fonts'
  | 'skip';

export interface Group {
  destination: Destination;
  /** Bytes that stand for a character written as `\u` and follow it. */
  fallback: number;
  encoding: string;
  url?: string | undefined;
  reason?: RemovalReason | undefined;
}

/** Destinations by control word. Those of `\*` that are not among them are skipped. */
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  footnote: 'note',
  header: 'head',
  headerl: 'head',
  headerr: 'head',
  headerf: 'head',
  footer: 'head',
  footerl: 'head',
  footerr: 'head',
  footerf: 'head',
  title: 'title',
  author: 'author',
  listtext: 'mark',
  pntext: 'mark',
  fldinst: 'field',
  stylesheet: 'styles',
  // What is in it has destinations of its own.
  info: 'styles',
  fonttbl: 'fonts',
  ...Object.fromEntries(
    (
      'colortbl pict object nonshppict datastore themedata colorschememapping latentstyles listtable listoverridetable ' +
      'rsidtbl generator xmlnstbl filetbl revtbl pnseclvl template private bkmkstart bkmkend atnid atnauthor atntime atnref atndate ' +
      'mmathPr objdata objclass pgptbl fchars lchars fontemb fontfile falt panose background operator company manager doccomm ' +
      'hlinkbase creatim revtim printim buptim keywords subject comment category userprops stylerestrictions passwordhash sp'
    )
      .split(' ')
      .map((name) => [name, 'skip' as const]),
  ),
};

/** Characters that have control words. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00a0',
  _: '-',
  '-': '',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

/** Encodings by number of a font's character set (`\fcharset`). */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'cp949',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

export const encodingOfCharset = (charset: number): string | undefined => CHARSETS[charset];

export function encodingOfPage(page: number): string {
  const named: Readonly<Record<number, string>> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'cp949',
    950: 'big5',
    10000: 'macintosh',
    65001: 'utf8',
  };
  return named[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
}

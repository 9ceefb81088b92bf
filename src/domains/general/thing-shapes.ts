import { matches } from '../../text/matches.ts';
import type { Span } from '../../text/span.ts';
import { anyOf, wordLists } from '../../text/word-lists.ts';
import type { ThingKind } from '../types.ts';

/** Something told by its shape alone. Offsets are those of the text handed in. */
export interface Shape extends Span {
  kind: ThingKind;
  key: string;
}

const list = wordLists(new URL('./data/shape-words.tsv', import.meta.url));

const NUMBER = '\\d{1,5}[a-z]?(?:\\.\\d{1,4}){0,4}(?:\\([0-9a-zA-Z]{1,4}\\)){0,4}';
const ARTICLE_WORD = anyOf(list('article'));
const ARTICLE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<word>${ARTICLE_WORD})\\s|(?<sign>§{1,2})\\s?)(?<number>${NUMBER})(?![\\p{L}\\p{N}]|\\.\\d)`,
  'giu',
);
const KOREAN_ARTICLE =
  /(?<![가-힣\d])제\s?\d{1,4}조(?:의\s?\d{1,3})?(?:\s?제\s?\d{1,3}항)?(?:\s?제\s?\d{1,3}호)?|(?<![가-힣])별표\s?\d{1,3}/gu;
/** § and shortened words stand for the word in full. */
const IN_FULL: Record<string, string> = {
  '§': 'section',
  '§§': 'section',
  'sec.': 'section',
  'art.': 'article',
  'para.': 'paragraph',
};

/** Articles and sections, under one key however they are written: § 12, Section 12; 제90조의2. */
export function articlesIn(text: string): Shape[] {
  const found: Shape[] = matches(text, ARTICLE).map(({ 0: all, index, groups }) => {
    const written = (groups!.sign ?? groups!.word!).toLowerCase();
    return {
      kind: 'article',
      key: `${IN_FULL[written] ?? written} ${groups!.number!.toLowerCase()}`,
      start: index,
      end: index + all.length,
    };
  });
  for (const { 0: all, index } of matches(text, KOREAN_ARTICLE))
    found.push({ kind: 'article', key: all.replace(/\s/g, ''), start: index, end: index + all.length });
  return found;
}

const LAW_WORD = new RegExp(`^(?:${anyOf(list('law'))})s?$`, 'i');
const LAW_WORD_TOO = new RegExp(`^(?:${anyOf(list('law-too'))})$`, 'i');
const CAPITALS =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}'’-]*(?:[ ](?:(?:of|and|on|for|the|to|in)[ ]){0,2}\p{Lu}[\p{L}\p{N}'’-]*){1,9}/gu;
const YEAR_AFTER = /^,?\s(?:of\s)?(?:19|20)\d\d(?!\d)/;
const NAMED_LAW = /[「『《]([^」』》\n]{2,60})[」』》]/gu;
const KOREAN_LAW = new RegExp(
  `(?<![가-힣])[가-힣·]{1,20}(?:${anyOf(list('law-ko'))})(?=\\s?제\\s?\\d{1,4}조)`,
  'gu',
);
const LAW_ENDING = new RegExp(`(?:${anyOf(list('law-ko'))})$`, 'u');

const lawKey = (name: string): string =>
  name
    .replace(/^the\s+/i, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();

/** Laws by name: in brackets of titles, before one of their articles, with a year, or by what they are called. */
export function lawsIn(text: string): Shape[] {
  const found: Shape[] = [];
  for (const { 0: all, 1: inner, index } of matches(text, NAMED_LAW))
    if (LAW_ENDING.test(inner!.trim()) || LAW_WORD.test(inner!.trim().split(/\s/).at(-1)!))
      found.push({ kind: 'law', key: lawKey(inner!), start: index, end: index + all.length });
  for (const { 0: all, index } of matches(text, KOREAN_LAW))
    found.push({ kind: 'law', key: lawKey(all), start: index, end: index + all.length });
  for (const { 0: run, index } of matches(text, CAPITALS)) {
    const words = run.replace(/^(?:The|This|Under|In|By|See|Per|A|An)[ ]/u, '').split(' ');
    const last = words.findLastIndex((word) => LAW_WORD.test(word) || LAW_WORD_TOO.test(word));
    if (last < 1) continue;
    const name = words.slice(0, last + 1).join(' ');
    const start = index + run.lastIndexOf(words.join(' '));
    const after = text.slice(start + name.length);
    const year = YEAR_AFTER.exec(after)?.[0] ?? '';
    const sure = LAW_WORD.test(words[last]!) || year !== '' || isBesideArticle(text, start, after);
    if (sure) {
      const whole = name + year;
      found.push({ kind: 'law', key: lawKey(whole), start, end: start + whole.length });
    }
  }
  return found;
}

const ARTICLE_BEFORE = new RegExp(
  `(?:${ARTICLE_WORD}|§)\\s?[\\d.()a-z]{1,16}\\s(?:of|in)\\s(?:the\\s)?$`,
  'iu',
);
const ARTICLE_AFTER = new RegExp(`^,?\\s(?:(?:${ARTICLE_WORD})\\s|§\\s?)\\d`, 'iu');
/** Characters before a name in which its article is looked for. */
const NEAR = 40;

const isBesideArticle = (text: string, start: number, after: string): boolean =>
  ARTICLE_BEFORE.test(text.slice(Math.max(0, start - NEAR), start)) || ARTICLE_AFTER.test(after);

const ENVIRONMENT = /(?<![\w-])[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,8}(?![\w(])/g;
const FLAG = /(?<![\w-])--[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,8}(?![\w-])/g;
const ERROR_NAME = /^(?:E|ERR|ERROR|X)_|_(?:ERROR|ERR|FAULT|EXCEPTION)$/;

/** Variables of the environment and flags, wherever they stand: LOG_LEVEL, --port. */
export function settingsIn(text: string): Shape[] {
  return [...matches(text, ENVIRONMENT), ...matches(text, FLAG)].map(({ 0: name, index }) => ({
    kind: ERROR_NAME.test(name) ? 'code' : 'setting',
    key: name.toLowerCase(),
    start: index,
    end: index + name.length,
  }));
}

const DOTTED = /^[a-z][\w-]{0,40}(?:\.[a-z][\w-]{0,40}){1,6}$/i;
const ASSIGNED = /^([A-Za-z][\w.-]{1,60})\s?=/;
const FILE = new Set(list('file'));
const ERROR_SIGN = /^E[A-Z]{3,12}$/;

/** What a span of code is, if it is a setting or the sign of an error. @param defined whether it stands where names are explained */
export function codeShape(code: string, defined: boolean): Pick<Shape, 'kind' | 'key'> | null {
  const name = ASSIGNED.exec(code)?.[1] ?? code;
  const key = name.toLowerCase();
  if (ERROR_SIGN.test(name)) return { kind: 'code', key };
  if (DOTTED.test(name) && !FILE.has(key.split('.').at(-1)!)) return { kind: 'setting', key };
  const single = /^-{0,2}[a-z][\w-]{1,40}$/i.test(name) && /[-_\p{Lu}]|^[a-z]/u.test(name);
  return single && defined ? { kind: 'setting', key } : null;
}

const ERROR_WORD = new RegExp(`(?<![\\p{L}])(?:${anyOf(list('error'))})`, 'iu');
const SIGN =
  /(?<![\p{L}\p{N}._/#-])(?:[A-Z][A-Za-z]{0,9}-?\d{1,6}[A-Za-z]{0,3}(?:-[A-Z0-9]{1,6})?|0x[0-9A-Fa-f]{2,8})(?![\p{L}\p{N}_]|[가-힣]{0}[.-]\d)/gu;
/** Quarters, paper sizes, what a single letter with a figure or two may be: no name by itself. */
const WEAK = /^(?:[A-Z]\d{1,2}|[QH]\d|FY\d{2,4}|CO2|H2O)$/;
const ERROR_NUMBER = new RegExp(
  `(?<![\\p{L}])(?:${anyOf(list('error').filter((word) => word.length > 1))})(?:\\s(?:code|number|no\\.|코드|번호))?[\\s:#]{1,2}(?<number>\\d{2,6})(?![\\p{L}\\p{N}.,]\\d|[\\d%]|\\s?(?:년|월|일|명|건|개))`,
  'giu',
);

/** Whether a heading or the head of a table speaks of errors. */
export const speaksOfErrors = (text: string): boolean => ERROR_WORD.test(text);

/** Characters before and after a sign in which errors are spoken of. */
const BESIDE = { before: 28, after: 12 };

const isBesideError = (text: string, start: number, end: number): boolean =>
  ERROR_WORD.test(text.slice(Math.max(0, start - BESIDE.before), start)) ||
  ERROR_WORD.test(text.slice(end, end + BESIDE.after));

/**
 * Signs of capital letters and figures: of an error where errors are spoken of, else of a product.
 *
 * @param underErrors what stands above it speaks of errors
 */
export function signsIn(text: string, underErrors: boolean): Shape[] {
  const found: Shape[] = [];
  for (const { 0: sign, index } of matches(text, SIGN)) {
    const ofErrors = underErrors || isBesideError(text, index, index + sign.length);
    if (WEAK.test(sign) && !ofErrors) continue;
    const code = ofErrors || sign.startsWith('0x');
    found.push({
      kind: code ? 'code' : 'product',
      key: sign.toLowerCase(),
      start: index,
      end: index + sign.length,
    });
  }
  for (const { 0: all, index, groups } of matches(text, ERROR_NUMBER)) {
    const start = index + all.length - groups!.number!.length;
    found.push({ kind: 'code', key: groups!.number!, start, end: index + all.length });
  }
  return found;
}

const MARKED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}-]{1,30}(?: \p{Lu}[\p{L}\p{N}-]{0,30}){0,3}[ ]?[®™]/gu;
const CAMEL =
  /(?<![\p{L}\p{N}@#./_-])(?!Ma?c\p{Lu})\p{Lu}\p{Ll}{1,20}\p{Lu}[\p{L}\p{N}]{1,20}(?![\p{L}\p{N}_(]|\.\p{Ll})/gu;

/** Products by a mark of trade or a capital within the word. */
export function productsIn(text: string): Shape[] {
  return [...matches(text, MARKED), ...matches(text, CAMEL)].map(({ 0: name, index }) => {
    const bare = name.replace(/\s?[®™]$/u, '');
    return { kind: 'product', key: bare.toLowerCase(), start: index, end: index + bare.length };
  });
}

const VERSION_WORD = anyOf(list('version').filter((word) => /^[a-z]{2}/.test(word)));
const VERSION = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(?:(?:${VERSION_WORD})\\s)?v?(?<number>\\d{1,3}(?:\\.\\d{1,4}){1,3}(?:-[a-z0-9.]{1,12}(?<!\\.))?)(?![\\p{N}%]|\\.\\d|-\\d)`,
  'giu',
);
const KOREAN_VERSION = /^\s?(?:버전|판|릴리스)(?![가-힣]{3})/u;

/** Versions: v4.2, version 4.2.1, 4.2판; three figures in a row need no word, two do. */
export function versionsIn(text: string): Shape[] {
  return matches(text, VERSION).flatMap(({ 0: all, index, groups }) => {
    const number = groups!.number!;
    const parts = number.split(/[.-]/);
    const said = !/^\d/.test(all) || KOREAN_VERSION.test(text.slice(index + all.length));
    if (!said && (parts.length !== 3 || Number(parts[0]) > 99)) return [];
    if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part)) && !said) return [];
    return [{ kind: 'version' as const, key: number.toLowerCase(), start: index, end: index + all.length }];
  });
}

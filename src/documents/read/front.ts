import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { describeFields } from '../describe/fields.ts';
import type { Description, Kind, Language } from '../types.ts';

/** Longer front matter is text between two lines that happen to look like its fences. */
const LONGEST = 256 * 1024;

/** A text divided: `front` + `body` is the text. */
export interface Front {
  stated: Partial<Description>;
  /** The block with its fences, empty when there is none. */
  front: string;
  body: string;
}

/**
 * Front matter taken off a text: YAML between lines of `---`, TOML between lines of `+++`. Its fields are known by their
 * common names in English and Korean (see `describe/fields.ts`). What is no mapping is left in the text.
 */
export function splitFrontMatter(text: string): Front {
  const none: Front = { stated: {}, front: '', body: text };
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const fence = text.slice(start, start + 3);
  if (fence !== '---' && fence !== '+++') return none;
  const first = text.indexOf('\n', start);
  if (first < 0 || text.slice(start + 3, first).trim() !== '') return none;
  const end = closing(text, first + 1, fence);
  if (!end) return none;
  const fields = mappingOf(text.slice(first + 1, end.start), fence === '---' ? yaml : parseToml);
  if (!fields) return none;
  return { stated: describeFields(fields), front: text.slice(0, end.end), body: text.slice(end.end) };
}

/** Where the closing fence stands, with its line break. */
function closing(text: string, from: number, fence: string): { start: number; end: number } | null {
  for (let start = from; start < Math.min(text.length, from + LONGEST); ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trimEnd();
    if (line === fence || (line === '...' && fence === '---'))
      return { start, end: Math.min(text.length, end + 1) };
    start = end + 1;
  }
  return null;
}

/** Keys that repeat are looked for by the square of their number; the last of them counts. */
const yaml = (block: string): unknown =>
  parseYaml(block, { schema: 'core', maxAliasCount: 10, uniqueKeys: false });

function mappingOf(block: string, parse: (block: string) => unknown): Record<string, unknown> | null {
  try {
    const value = parse(block);
    return value && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** `2024-04-25` from `2024-04-25`, `2024.4.25.`, `2024/4/25`, `2024-04-25T10:00:00+09:00`; null for anything else. */
export function isoDay(text: string): string | null {
  const match = /^\s*(\d{4})\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})(?!\d)/.exec(text);
  return match ? validDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** `YYYY-MM-DD` of a day that exists, else null. */
export function validDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (
    year < 1800 ||
    date.getUTCFullYear() !== year ||
    date.getUTCMonth() !== month - 1 ||
    date.getUTCDate() !== day
  )
    return null;
  return date.toISOString().slice(0, 10);
}

/** The kind that a word for it names, in English or Korean; null for another word. */
export function asKind(word: string): Kind | null {
  const name = word
    .trim()
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
  if (/^(?:press releases?|press|release|media releases?|보도 ?자료)$/.test(name)) return 'press release';
  if (/^(?:news|news ?articles?|articles?|news ?reports?|기사|뉴스|신문)$/.test(name)) return 'news';
  if (/^(?:speech|speeches|address|addresses|remarks|연설|연설문|축사|기념사)$/.test(name)) return 'speech';
  if (/^(?:documents?|문서|자료)$/.test(name)) return 'document';
  return null;
}

/** `ko`, `ko-KR`, `Korean`, `한국어` → `ko`; the same for English; null for another language. */
export function asLanguage(word: string): Language | null {
  const name = word.trim().toLowerCase();
  if (/^(?:ko|kor)(?:$|[-_])|^korean$|^한국어$|^국문$/.test(name)) return 'ko';
  if (/^(?:en|eng)(?:$|[-_])|^english$|^영어$|^영문$/.test(name)) return 'en';
  return null;
}

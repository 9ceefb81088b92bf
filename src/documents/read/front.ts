import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { describeFields } from '../describe/fields.ts';
import type { Description } from '../types.ts';

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

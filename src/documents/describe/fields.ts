import { readFileSync } from 'node:fs';
import type { Description } from '../types.ts';
import { publicationDay } from './days.ts';
import { asKind, asLanguage } from './stated.ts';

type Field = keyof Description;

/** Names of each field, best first, as `fold` leaves them. */
const NAMES: ReadonlyMap<Field, readonly string[]> = new Map(
  readFileSync(new URL('./data/field-names.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [field, ...names] = line.split('\t');
      return [field as Field, names.map(fieldName)] as const;
    }),
);
const KNOWN: ReadonlySet<string> = new Set([...NAMES.values()].flat());

function fieldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');
}

/** Whether files call a field by this name, in English or Korean. */
export const isFieldName = (name: string): boolean => KNOWN.has(fieldName(name));

/**
 * A description from fields under their common names in English and Korean (see `data/field-names.tsv`): front matter, the
 * properties of an office file. What a field does not hold plainly (a link that is none, a period instead of a day) is left open.
 *
 * @param raw values as YAML or TOML give them: texts, numbers, dates, lists, mappings with a `name`
 */
export function describeFields(raw: Readonly<Record<string, unknown>>): Partial<Description> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(raw))
    if (!fields.has(fieldName(name))) fields.set(fieldName(name), value);
  const first = <T>(field: Field, read: (text: string) => T | null): T | undefined => {
    for (const name of NAMES.get(field)!) {
      const text = textOf(fields.get(name));
      const value = text === undefined ? null : read(text);
      if (value !== null) return value;
    }
    return undefined;
  };
  const isLink = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);
  const words = (text: string): string | null => (isLink(text) ? null : text);
  return compact({
    title: first('title', words),
    publisher: first('publisher', words),
    author: first('author', words),
    published: first('published', publicationDay),
    kind: first('kind', asKind),
    language: first('language', asLanguage),
    url: first('url', (text) => (isLink(text) ? text : null)),
  });
}

const compact = (found: { [F in Field]: Description[F] | undefined }): Partial<Description> =>
  Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as Partial<Description>;

/** A value as text; several authors as one list. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim() || undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ') || undefined;
  if (value && typeof value === 'object' && 'name' in value) return textOf(value.name);
  return undefined;
}

/** Lines at the top of a text that may be such fields; a longer value is a sentence. */
const MOST_LINES = 20;
const LONGEST_NAME = 20;
const LONGEST_VALUE = 300;
const FEWEST = 2;

/**
 * A description from lines such as `제목: …` and `source_url: …` at the top of a text, which stay where they are: two of them
 * at least, one below the other, before the first line that is none.
 */
export function describeTopLines(text: string): Partial<Description> {
  const fields: Record<string, string> = {};
  for (const line of text.slice(0, MOST_LINES * LONGEST_VALUE).split('\n', MOST_LINES)) {
    const words = line.trim().replace(/^(?:#{1,6}|[-*+])\s+/, '');
    if (words === '') continue;
    const colon = words.search(/[:：]/);
    const name = words.slice(0, Math.max(0, colon)).replaceAll('*', '').trim();
    const value = words
      .slice(colon + 1)
      .replaceAll('*', '')
      .trim();
    if (colon < 0 || name.length > LONGEST_NAME || !isFieldName(name) || value.length > LONGEST_VALUE) break;
    fields[name] ??= value;
  }
  return Object.keys(fields).length >= FEWEST ? describeFields(fields) : {};
}

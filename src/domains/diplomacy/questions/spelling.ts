import { distance } from '../../../text/edit-distance.ts';
import { COUNTRIES, ORGANIZATIONS, PLACES } from '../entities/gazetteer.ts';

/** Names typed without capitals that mean something else as well. */
const AMBIGUOUS = new Set([
  'us',
  'who',
  'turkey',
  'china',
  'chad',
  'guinea',
  'march',
  'may',
  'nice',
  'reading',
  'georgia',
  'polish',
]);
/** Of those, the ones that in a question about diplomacy are nearly always the country. */
const COUNTRY_AFTER_ALL = new Set(['china', 'turkey', 'chad', 'guinea', 'georgia']);
/** Fewest letters of a name without a figure in it. */
const SHORTEST = 4;
const SHORT_ONES = new Set(['un', 'uk', 'eu', 'rok', 'usa', 'uae', 'fta', 'oda', 'g7', 'g20', 'p5']);

const proper = new Map<string, string>();
for (const { english, adjectives } of [...ORGANIZATIONS, ...PLACES, ...COUNTRIES]) {
  for (const name of [...english, ...(adjectives ?? [])]) {
    const key = name.toLowerCase();
    if (AMBIGUOUS.has(key) && !COUNTRY_AFTER_ALL.has(key)) continue;
    if (name.length >= SHORTEST || SHORT_ONES.has(key)) proper.set(key, name);
  }
}
for (const key of SHORT_ONES) if (!proper.has(key)) proper.set(key, key.toUpperCase());
const LONGEST = 4;

/** Titles that questions are about, mistyped by a letter or two. */
const TITLES = [
  'ambassador',
  'ambassadors',
  'minister',
  'ministry',
  'president',
  'representative',
  'secretary',
  'spokesperson',
  'consul',
];
const SLIPS = 2;

/**
 * A question with names of countries, places and institutions capitalised and titles spelled as texts spell them:
 * "korean ambasador to vietnam" as "Korean ambassador to Vietnam". What is spelled so already is left alone.
 */
export function corrected(question: string): string {
  const parts = question.split(
    /(?<![\p{L}\p{N}.'’-])(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?![\p{L}\p{N}.'’-])/u,
  );
  const out: string[] = [];
  for (let i = 0; i < parts.length; ) {
    const known = nameAt(parts, i);
    if (known) {
      out.push(known.text);
      i += known.count;
      continue;
    }
    out.push(titled(parts[i]!));
    i++;
  }
  return out.join('');
}

function nameAt(parts: readonly string[], from: number): { text: string; count: number } | null {
  for (let words = LONGEST; words > 0; words--) {
    const count = words * 2 - 1;
    if (from + count > parts.length) continue;
    const written = parts.slice(from, from + count).join('');
    if (written !== written.toLowerCase() || !/^[a-z]/.test(written)) continue;
    const possessive = /['’]s?$/.exec(written)?.[0] ?? '';
    const bare = written.slice(0, written.length - possessive.length);
    const name = proper.get(bare);
    if (name) return { text: name + possessive, count };
  }
  return null;
}

function titled(word: string): string {
  if (!/^[A-Za-z]{7,}$/.test(word) || TITLES.includes(word.toLowerCase())) return word;
  const lower = word.toLowerCase();
  const title = TITLES.find(
    (one) =>
      one[0] === lower[0] && Math.abs(one.length - lower.length) <= 1 && distance(one, lower, SLIPS) === 1,
  );
  return title ?? word;
}

import { readFileSync } from 'node:fs';

/** Offered before anything is typed: where the people live who are likely to set a briefing. */
const USUAL = [
  'Asia/Seoul',
  'UTC',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Brussels',
  'Europe/Geneva',
  'Europe/Zurich',
  'Europe/Vienna',
  'Europe/Moscow',
  'Asia/Tokyo',
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Bangkok',
  'Asia/Jakarta',
  'Asia/Kolkata',
  'Asia/Dubai',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Africa/Nairobi',
].filter(isTimezone);

/** What people type for some of them. */
const KNOWN_AS = new Map(
  readFileSync(new URL('./data/timezones.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t') as [zone: string, names: string])
    .flatMap(([zone, names]) => names.split('|').map((name) => [name, zone] as const)),
);

export const DEFAULT_TIMEZONE = { en: 'UTC', ko: 'Asia/Seoul' };

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Offsets ("+09:00") know no daylight saving.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** The IANA name meant by what was typed ("seoul", "asia/seoul", "서울"), or null. */
export function timezoneMeant(typed: string): string | null {
  const plain = asTyped(typed);
  const known = KNOWN_AS.get(plain);
  if (known) return known;
  const exact = zones().find((name) => asTyped(name) === plain);
  if (exact) return exact;
  const cities = zones().filter((name) => asTyped(name.split('/').at(-1)!) === plain);
  if (cities.length === 1) return cities[0]!;
  return isTimezone(typed.trim()) ? typed.trim() : null;
}

/** IANA names for what was typed so far, the usual ones first. */
export function suggestTimezones(typed: string, limit: number): string[] {
  const plain = asTyped(typed);
  const known = [...KNOWN_AS].flatMap(([name, zone]) => (plain && name.startsWith(plain) ? [zone] : []));
  const matching = zones().filter((name) => asTyped(name).includes(plain));
  const usual = USUAL.filter((name) => matching.includes(name) || plain === '');
  return [...new Set([...known, ...usual, ...matching])].slice(0, limit);
}

const zones = (): string[] => [...new Set([...USUAL, ...Intl.supportedValuesOf('timeZone')])];
const asTyped = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, ' ');

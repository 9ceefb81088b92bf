import { SMALL, TENS } from '../../../src/languages/numbers/words.ts';

const WORDS = new Map<string, number>([
  ...SMALL.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
]);

/** The value of one word: figures ("1998", "3.5") or an English number word ("three"); null for any other. */
export function numberOf(form: string): number | null {
  if (/^\d+(?:[.,]\d+)*$/.test(form)) return Number.parseFloat(form.replace(',', '.'));
  return WORDS.get(form) ?? null;
}

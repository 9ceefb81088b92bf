import type { CountryPolarity } from '../../types.ts';
import { COUNTRIES, PLACES } from '../entities/gazetteer.ts';

const ADJECTIVES = new Set(COUNTRIES.flatMap(({ adjectives }) => adjectives));
const REGIONS = new Set(PLACES.filter(({ kind }) => kind === 'region').map(({ id }) => id));

/**
 * Korean texts need not say that they speak of Korea; a text names the country rather than "the Middle East"; and of a
 * people that the library speaks of, "the British fort", "which famous Indian", a text need not say each time which it is.
 */
export const goesUnsaid = (
  { ids, source, known }: { ids: readonly string[]; source: string; known: boolean },
  { text, polarity }: { text: string; polarity: CountryPolarity },
): boolean =>
  (ids.includes('KR') && /[가-힣]/.test(text) && polarity !== 'north') ||
  ids.some((id) => REGIONS.has(id)) ||
  (known && ADJECTIVES.has(source));

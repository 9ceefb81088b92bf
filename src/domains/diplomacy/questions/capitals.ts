import { COUNTRIES, entryOf, rows } from '../entities/gazetteer.ts';

/** Capitals (and seats of government) with their countries: an envoy "in Moscow" is the envoy to Russia. */
const byId = new Map<string, string>();
for (const [city, country] of rows('capitals.tsv'))
  if (COUNTRIES.some(({ id }) => id === country)) byId.set(entryOf(city!)?.id ?? city!, country!);

/** The id of the country whose capital this place is. */
export function capitalCountry(place: string): string | undefined {
  return byId.get(place);
}

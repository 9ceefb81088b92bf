import { matches } from '../../../text/matches.ts';
import { mentionAt, withoutOverlaps } from '../../../text/mention.ts';
import type { PlaceMention } from '../../types.ts';
import { COUNTRIES, type Entry, finder, PLACES } from './gazetteer.ts';

export type { PlaceMention };

const latin = finder([...COUNTRIES, ...PLACES], (entry) => entry.english);
const hangul = finder([...COUNTRIES, ...PLACES], (entry) => entry.korean);

/** What may stand glued to a Korean place name: particles, and 측, 발, 행 and the like. */
export const AFTER_NOUN =
  /^(?:에서부터|으로부터|로부터|에서는|에서도|에서의|에게서|까지의|부터의|에는|에도|에의|과의|와의|과는|와는|으로|에서|에게|까지|부터|보다|처럼|이나|이며|이다|이라는|라는|이라고|라고|께서|조차|마저|측은|측이|측의|측과|측|발|행|은|는|이|가|을|를|의|에|와|과|로|도|만|나|인)?(?![가-힣])/u;
/** One-syllable names (빈, 본) are also common words: read only where one arrives, leaves or stays. */
const AFTER_SHORT_NOUN = /^(?:에서|으로|을\s(?:떠나|방문|출발)|에\s(?:도착|머))/u;

/** Capitalised words inside which a country is no place: "the Korea Foundation", "Korean". */
const WORD_START = /(?<![\p{L}\p{N}'’-])(?=\p{Lu})|(?<=[\p{L}.]-)(?=\p{Lu})/gu;
const HANGUL_START = /(?<![가-힣])(?=[가-힣])/gu;

/** Countries, cities and regions of a text. A place inside an organisation's name is left to the caller. */
export function places(text: string): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (const { index } of matches(text, WORD_START)) {
    const hit = latin.at(text, index);
    if (!hit || /^[\p{L}\p{N}]/u.test(text.slice(hit.end)) || /^['’]\p{L}{2}/u.test(text.slice(hit.end)))
      continue;
    found.push({ ...mentionAt(text, index, hit.end), entry: hit.entry });
  }
  for (const { index } of matches(text, HANGUL_START)) {
    const hit = hangul.at(text, index) ?? shortHangul(text, index);
    if (!hit) continue;
    const rest = text.slice(hit.end, hit.end + 12);
    const fits = hit.end - index === 1 ? AFTER_SHORT_NOUN : AFTER_NOUN;
    if (fits.test(rest) && !isVerb(text, index, hit.end))
      found.push({ ...mentionAt(text, index, hit.end), entry: hit.entry });
  }
  return withoutOverlaps(found);
}

/** Places that are also verb forms: 알 수 있게 해주는, 홍보를 위해 나선. */
const isVerb = (text: string, start: number, end: number) =>
  (text.slice(start, end) === '해주' && /^(?:는|고|기|어|며|면)/u.test(text.slice(end))) ||
  (text.slice(start, end) === '나선' && /(?:에|을|를|위해|로|찾아|하러|앞서)\s$/u.test(text.slice(0, start)));

const SHORT = new Map(
  PLACES.flatMap((entry) =>
    entry.korean.filter((name) => name.length === 1).map((name) => [name, entry] as const),
  ),
);

function shortHangul(text: string, index: number): { entry: Entry; end: number } | undefined {
  const entry = SHORT.get(text[index]!);
  return entry ? { entry, end: index + 1 } : undefined;
}

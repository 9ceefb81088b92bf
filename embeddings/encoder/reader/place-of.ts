/**
 * Where the text that a model's tokens give back stands in the sentence they were made from, as UTF-16 offsets: tokens may
 * have lost case, spaces and composed characters. Of several places the one nearest to `share` of the way; null where it stands nowhere.
 */
export function placeOf(text: string, sentence: string, share: number): [number, number] | null {
  const offsets: number[] = [];
  let plain = '';
  for (const { segment, index } of GRAPHEMES.segment(sentence)) {
    const folded = fold(segment);
    plain += folded;
    for (let i = 0; i < folded.length; i++) offsets.push(index);
  }
  const wanted = fold(text);
  if (wanted === '') return null;
  let best = -1;
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1))
    if (best < 0 || Math.abs(at - share * plain.length) < Math.abs(best - share * plain.length)) best = at;
  if (best < 0) return null;
  const end = offsets[best + wanted.length];
  const from = offsets[best]!;
  const to = end ?? sentence.length;
  return [from, from + sentence.slice(from, to).trimEnd().length];
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Without case, accents and white space. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\s]+/gu, '')
    .toLowerCase();

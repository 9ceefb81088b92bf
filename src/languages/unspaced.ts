/** Writing without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The language by whose dictionary a script is divided; Japanese where there are kana. */
const DICTIONARIES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Myanmar}/u, 'my'],
];

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  let found = segmenters.get(language);
  if (!found) {
    found = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, found);
  }
  return found;
}

/** Whether a run of letters may be several words. */
export const isUnspaced = (run: string): boolean => run.length > 0 && UNSPACED.test(run);

/** Letters divided at a time: the dictionary's work grows faster than the run. */
const LONGEST = 500;

export interface Segment {
  form: string;
  script: 'unspaced' | 'latin' | 'number';
  start: number;
  end: number;
}

/** The words of a run of letters, by the dictionary of its language (Unicode, UAX #29, and ICU's dictionaries). */
export function segments(run: string): Segment[] {
  const language = DICTIONARIES.find(([script]) => script.test(run))?.[1] ?? 'zh';
  const found: Segment[] = [];
  for (let from = 0; from < run.length; from += LONGEST) {
    for (const { segment, index, isWordLike } of segmenter(language).segment(
      run.slice(from, from + LONGEST),
    )) {
      if (!isWordLike) continue;
      const form = segment.normalize('NFKC').toLowerCase();
      const script = UNSPACED.test(form) ? 'unspaced' : /^\p{N}/u.test(form) ? 'number' : 'latin';
      found.push({ form, script, start: from + index, end: from + index + segment.length });
    }
  }
  return found;
}

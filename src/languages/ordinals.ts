/** A number or letter that a line begins with, as people type them: `(c)`, `3.`, `나)`, `④`, `제7조`. */
export interface Ordinal {
  /** As written, without white space after it. */
  mark: string;
  /** What is counted with, and what stands around it: those of one list share it. */
  style: string;
  /** From 1; a Roman numeral of one letter may be a letter as well. */
  values: readonly { style: string; value: number }[];
}

const LONGEST = 12;
const SYLLABLES = '가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허';
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
/** Numbers within brackets, or with a sign after them. */
const TYPED = /^(\(?)(\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5}|[가-힣])([.)])(?=\s|$)/u;
/** Before a word without a space: only where nothing else begins so. */
const CLOSE = /^(\()(\d{1,2}|[a-z]|[가-하])(\))(?=[\p{L}\p{N}])/u;
/** Articles, chapters and sections of a law, with the sub-number that one put in later has. */
const ARTICLE = /^제\s?(\d{1,4})\s?([편장절관조항호])(?:의\d{1,3})?(?=[\s(]|$)/u;

/** The ordinal that a line begins with; null for none. What it is worth is shown by those around it: see `inSequence`. */
export function ordinalOf(line: string): Ordinal | null {
  const start = line.slice(0, LONGEST + 4);
  const article = ARTICLE.exec(start);
  if (article) return made(article[0], [[`제${article[2]}`, Number(article[1])]]);
  const typed = TYPED.exec(start) ?? CLOSE.exec(start);
  if (typed) {
    const [mark, open = '', name = '', close = ''] = typed;
    return made(
      mark,
      countedAs(name).map(([kind, value]) => [`${open}${kind}${close}`, value]),
    );
  }
  const code = start.codePointAt(0) ?? 0;
  if (code >= 0x2460 && code <= 0x2473) return made(start[0]!, [['①', code - 0x245f]]);
  if (code >= 0x3260 && code <= 0x327b) return made(start[0]!, [['㉠', code - 0x325f]]);
  return null;
}

function made(mark: string, values: readonly (readonly [string, number])[]): Ordinal | null {
  if (values.length === 0) return null;
  return { mark, style: values[0]![0], values: values.map(([style, value]) => ({ style, value })) };
}

/** What a name counts, in each way of counting that has it. */
function countedAs(name: string): (readonly [string, number])[] {
  if (/^\d/.test(name)) return [['1', Number(name)]];
  const syllable = SYLLABLES.indexOf(name);
  if (syllable >= 0) return [['가', syllable + 1]];
  const lower = name.toLowerCase();
  const isCapital = lower !== name;
  const roman = ROMAN.indexOf(lower) + 1;
  return [
    ...(/^[a-z]$/.test(lower) ? [[isCapital ? 'A' : 'a', lower.charCodeAt(0) - 96] as const] : []),
    ...(roman > 0 ? [[isCapital ? 'I' : 'i', roman] as const] : []),
  ];
}

/**
 * Which of some lines, one after the other, begin an item: those whose ordinal goes on from one before it, or is gone on
 * from by one behind it, counted in the same style. A line that only begins with a number is none.
 *
 * @returns for each its style, or null
 */
export function inSequence(ordinals: readonly (Ordinal | null)[]): (string | null)[] {
  const last = new Map<string, { value: number; index: number }>();
  const found: (string | null)[] = ordinals.map(() => null);
  ordinals.forEach((ordinal, index) => {
    for (const { style, value } of ordinal?.values ?? []) {
      const before = last.get(style);
      if (before && value === before.value + 1) {
        found[before.index] ??= style;
        found[index] = style;
      }
    }
    for (const { style, value } of ordinal?.values ?? []) last.set(style, { value, index });
  });
  return found;
}

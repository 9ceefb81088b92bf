/** Forms of Korean verbs and adjectives, as far as a word's beginning changes with its endings. */

const FIRST = 0xac00;
const FINALS = 28;
const VOWELS = 21;
/** Finals by their place in the Unicode syllable (Unicode Standard, chapter 3.12). */
const FINAL = { none: 0, n: 4, t: 7, l: 8, m: 16, p: 17, s: 19, ss: 20 };
const VOWEL = {
  a: 0,
  ae: 1,
  eo: 4,
  e: 5,
  o: 8,
  wa: 9,
  wae: 10,
  oe: 11,
  u: 13,
  wo: 14,
  eu: 18,
  i: 20,
  yeo: 6,
};
/** Endings that melt into a stem that ends in a vowel. */
const MELTING = [FINAL.n, FINAL.l, FINAL.m, FINAL.p];

interface Syllable {
  initial: number;
  vowel: number;
  final: number;
}

function takenApart(syllable: string): Syllable {
  const code = syllable.charCodeAt(0) - FIRST;
  const initial = Math.floor(code / (VOWELS * FINALS));
  return { initial, vowel: Math.floor(code / FINALS) % VOWELS, final: code % FINALS };
}

const put = ({ initial, vowel, final }: Syllable): string =>
  String.fromCharCode(FIRST + (initial * VOWELS + vowel) * FINALS + final);

const isBright = (vowel: number) => vowel === VOWEL.a || vowel === VOWEL.o;

/** What becomes of the last vowel of an open stem before -아/어 (한글 맞춤법 제34–38항). */
const CONTRACTED = new Map([
  [VOWEL.o, VOWEL.wa],
  [VOWEL.u, VOWEL.wo],
  [VOWEL.i, VOWEL.yeo],
  [VOWEL.oe, VOWEL.wae],
]);

/**
 * The beginnings that the forms of a verb or adjective have: 빌리 → 빌리, 빌려, 빌렸, 빌린, 빌릴 …; 덥 → 덥, 더워, 더운 …. Irregular
 * stems cannot be told from regular ones, so that some beginnings exist of no word.
 *
 * @param stem the dictionary form without 다, in NFC
 */
export function beginnings(stem: string): string[] {
  const before = stem.slice(0, -1);
  const last = takenApart(stem.at(-1)!);
  const found = new Set([stem]);
  const add = (syllable: Syllable, behind = '') => found.add(before + put(syllable) + behind);
  if (stem.endsWith('하'))
    return [...found, ...['해', '했', '한', '할', '함', '합'].map((end) => before + end)];
  if (last.final === FINAL.none) for (const spoken of spokenForms(stem)) withPast(spoken, found);
  // One syllable with an ending in it is a word of its own more often than not: 간, 살.
  if (before !== '') {
    if (last.final === FINAL.none) for (const final of MELTING) add({ ...last, final });
    if (last.final === FINAL.l) for (const final of [FINAL.none, FINAL.n, FINAL.p]) add({ ...last, final });
  }
  const open = { ...last, final: FINAL.none };
  if (last.final === FINAL.p) for (const end of ['워', '웠', '와', '왔', '우', '운', '울']) add(open, end);
  if (last.final === FINAL.t) add({ ...last, final: FINAL.l });
  if (last.final === FINAL.s) for (const end of ['어', '었', '아', '았', '으', '은', '을']) add(open, end);
  return [...found];
}

/** The form before -아/어 of a stem without a final. */
function spokenForms(stem: string): string[] {
  const before = stem.slice(0, -1);
  const last = takenApart(stem.at(-1)!);
  const previous = before === '' ? null : takenApart(before.at(-1)!);
  if (last.vowel !== VOWEL.eu) {
    const vowel = CONTRACTED.get(last.vowel);
    return vowel === undefined ? [stem] : [before + put({ ...last, vowel })];
  }
  const vowel = previous && isBright(previous.vowel) ? VOWEL.a : VOWEL.eo;
  const dropped = before + put({ ...last, vowel });
  if (!stem.endsWith('르') || !previous || previous.final !== FINAL.none) return [dropped];
  return [dropped, before.slice(0, -1) + put({ ...previous, final: FINAL.l }) + put({ ...last, vowel })];
}

/** 빌려, and 빌렸 beside it. */
function withPast(spoken: string, found: Set<string>): void {
  found.add(spoken);
  found.add(spoken.slice(0, -1) + put({ ...takenApart(spoken.at(-1)!), final: FINAL.ss }));
}

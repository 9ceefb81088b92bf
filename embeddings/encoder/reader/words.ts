import { stem } from '../../../src/languages/en/stem.ts';
import { isFunctionWord } from '../../../src/languages/function-words.ts';
import { withoutParticle } from '../../../src/languages/ko/hangul.ts';
import { words } from '../../../src/languages/tokens.ts';
import { numberOf } from './number-of.ts';
import { rarityOf } from './rarity.ts';

/** A word as the reader sees it. */
export interface ReadWord {
  /** What the encoder is asked for: the folded word, a Korean one without its particle. */
  key: string;
  form: string;
  stem: string;
  /** Its value where it is a number in figures or an English number word. */
  value: number | null;
  /** UTF-16 offsets in the text as given. */
  start: number;
  end: number;
  /** Bits by the order of `WORD_FLAGS`. */
  flags: number;
  /** 0 (in every sentence) … 255 (never met in the training text). */
  rarity: number;
}

/** What is seen of a word beside its meaning; the order is the order of the bits. */
export const WORD_FLAGS = [
  'number',
  'year',
  'lettersAndDigits',
  'capital',
  'firstCapital',
  'capitals',
  'hangul',
  'otherScript',
  'amount',
  'enclosed',
  'functionWord',
  'first',
  'last',
  'afterMark',
  'beforeMark',
  'afterKey',
  'hyphenated',
  'short',
] as const;

const BIT = Object.fromEntries(WORD_FLAGS.map((name, i) => [name, 1 << i])) as Record<
  (typeof WORD_FLAGS)[number],
  number
>;

const CURRENCY = /[$€£¥₩₹]/;
const AFTER_AMOUNT = /^\s?[%‰°€₩]/;
const MARK = /[,;:.!?()[\]{}|"“”'‘’«»—–/=·、。，：；（）「」『』]/u;
const KEY_MARK = /[:=|：]\s*[$€£¥₩]?$/u;
const OPEN = '(["“‘«「『（[{';
const CLOSE = ')]"”’»」』）]}';
const LATIN_OR_HANGUL = /[\p{Script=Latin}\p{Script=Hangul}\d]/u;

/** The words of a question, heading or sentence, `most` at the most, in order. */
export function readWords(text: string, most: number): ReadWord[] {
  const found: ReadWord[] = [];
  for (const { form, start, end, script, hyphenated } of words(text)) {
    const word = readWord(text, form, start, end, script === 'hangul');
    if (hyphenated) word.flags |= BIT.hyphenated;
    found.push(word);
  }
  const kept = found.slice(0, most);
  markPlaces(text, kept);
  return kept;
}

function readWord(text: string, form: string, start: number, end: number, hangul: boolean): ReadWord {
  const plain = form.endsWith('.') ? form.slice(0, -1) : form;
  const root = hangul ? withoutParticle(plain) : stem(plain);
  const word: ReadWord = {
    key: hangul ? root : plain,
    form: plain,
    stem: root,
    value: numberOf(plain),
    start,
    end,
    flags: 0,
    rarity: rarityOf(root),
  };
  word.flags = shapeOf(text, word, hangul) | (isFunctionWord(form) ? BIT.functionWord : 0);
  return word;
}

function shapeOf(text: string, { form, start, end }: ReadWord, hangul: boolean): number {
  const written = text.slice(start, end);
  let flags = hangul ? BIT.hangul : 0;
  if (/\d/.test(form)) flags |= /\p{L}/u.test(form) ? BIT.lettersAndDigits : BIT.number;
  if (/^[12]\d{3}$/.test(form)) flags |= BIT.year;
  if (/^\p{Lu}/u.test(written)) flags |= BIT.capital;
  if (/^\p{Lu}[\p{Lu}\d.]+$/u.test(written)) flags |= BIT.capitals;
  if (!LATIN_OR_HANGUL.test(written)) flags |= BIT.otherScript;
  if (CURRENCY.test(text[start - 1] ?? '') || AFTER_AMOUNT.test(text.slice(end, end + 2)))
    flags |= BIT.amount;
  if (form.length <= 3) flags |= BIT.short;
  return flags;
}

/** Where words stand: first and last, at punctuation, within brackets or quotation marks, after a key ("Price: …"). */
function markPlaces(text: string, all: ReadWord[]): void {
  let depth = 0;
  for (const [i, word] of all.entries()) {
    const gap = text.slice(i === 0 ? 0 : all[i - 1]!.end, word.start);
    for (const character of gap) {
      if (character === '"') depth = depth > 0 ? depth - 1 : 1;
      else if (OPEN.includes(character)) depth++;
      else if (depth > 0 && CLOSE.includes(character)) depth--;
    }
    if (depth > 0) word.flags |= BIT.enclosed;
    if (KEY_MARK.test(gap)) word.flags |= BIT.afterKey;
    if (i === 0) {
      word.flags |= BIT.first;
      if (word.flags & BIT.capital) word.flags ^= BIT.capital | BIT.firstCapital;
    } else if (MARK.test(gap)) {
      word.flags |= BIT.afterMark;
      all[i - 1]!.flags |= BIT.beforeMark;
    }
  }
  const last = all.at(-1);
  if (last) last.flags |= BIT.last;
}

/** How a list counts, by the names of WordprocessingML's ST_NumberFormat (ECMA-376 part 1, 17.18.59). */
type Counter = (n: number) => string;

const GANADA = '가나다라마바사아자차카타파하';
const CHOSUNG = 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ';
const AIUEO = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const IROHA =
  'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя';
const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** `a … z, aa, bb` as Word counts: a letter is repeated. */
const repeated =
  (letters: string): Counter =>
  (n) =>
    letters[(n - 1) % letters.length]!.repeat(Math.floor((n - 1) / letters.length) + 1);

/** `a … z, aa, ab` as HTML and ODF count. */
export function alphabetic(n: number): string {
  let word = '';
  for (let left = n; left > 0; left = Math.floor((left - 1) / 26)) word = LATIN[(left - 1) % 26]! + word;
  return word;
}

function roman(n: number): string {
  if (n > 9_999) return String(n);
  let left = n;
  let word = '';
  for (const [value, letters] of ROMAN) {
    while (left >= value) {
      word += letters;
      left -= value;
    }
  }
  return word;
}

/** Numbers in words of the Chinese kind: 이십삼, 二十三. Up to 9,999. */
const sinoNumber =
  (digits: string, units: string, one: boolean): Counter =>
  (n) => {
    if (n > 9_999) return String(n);
    const figures = [...String(n)].map(Number);
    return figures
      .map((figure, i) => {
        const unit = units[figures.length - 2 - i] ?? '';
        if (figure === 0) return '';
        return figure === 1 && unit && !one ? unit : digits[figure]! + unit;
      })
      .join('');
  };

const digitByDigit =
  (digits: string): Counter =>
  (n) =>
    [...String(n)].map((figure) => digits[Number(figure)]!).join('');

const from =
  (first: number, last: number): Counter =>
  (n) =>
    n >= 1 && n <= last ? String.fromCodePoint(first + n - 1) : String(n);

const circled: Counter = (n) => {
  if (n === 0) return '⓪';
  if (n > 50) return String(n);
  return String.fromCodePoint(n <= 20 ? 0x245f + n : n <= 35 ? 0x3250 + n - 20 : 0x32b0 + n - 35);
};

const KOREAN_TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];
const KOREAN_ONES = ['', '하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉'];
const korean: Counter = (n) =>
  n < 100 ? KOREAN_TENS[Math.floor(n / 10)]! + KOREAN_ONES[n % 10]! : String(n);

const upper =
  (counter: Counter): Counter =>
  (n) =>
    counter(n).toUpperCase();

const ordinal: Counter = (n) => {
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(!teen && ['th', 'st', 'nd', 'rd'][n % 10]) || 'th'}`;
};

const COUNTERS: Readonly<Record<string, Counter>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  lowerLetter: repeated(LATIN),
  upperLetter: upper(repeated(LATIN)),
  lowerRoman: roman,
  upperRoman: upper(roman),
  ordinal,
  numberInDash: (n) => `- ${n} -`,
  ganada: repeated(GANADA),
  chosung: repeated(CHOSUNG),
  koreanDigital: sinoNumber('영일이삼사오육칠팔구', '십백천', false),
  koreanDigital2: digitByDigit('零一二三四五六七八九'),
  koreanCounting: sinoNumber('영일이삼사오육칠팔구', '십백천', false),
  koreanLegal: korean,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: from(0x2474, 20),
  decimalEnclosedFullstop: from(0x2488, 20),
  decimalFullWidth: digitByDigit('０１２３４５６７８９'),
  decimalFullWidth2: digitByDigit('０１２３４５６７８９'),
  ideographDigital: digitByDigit('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: digitByDigit('〇一二三四五六七八九'),
  japaneseCounting: sinoNumber('〇一二三四五六七八九', '十百千', false),
  chineseCounting: sinoNumber('〇一二三四五六七八九', '十百千', false),
  chineseCountingThousand: sinoNumber('〇一二三四五六七八九', '十百千', true),
  taiwaneseCounting: sinoNumber('〇一二三四五六七八九', '十百千', false),
  taiwaneseCountingThousand: sinoNumber('〇一二三四五六七八九', '十百千', false),
  aiueo: repeated(AIUEO),
  aiueoFullWidth: repeated(AIUEO),
  iroha: repeated(IROHA),
  irohaFullWidth: repeated(IROHA),
  ideographTraditional: repeated(STEMS),
  ideographZodiac: repeated(BRANCHES),
  russianLower: repeated(RUSSIAN),
  russianUpper: upper(repeated(RUSSIAN)),
  hex: (n) => n.toString(16).toUpperCase(),
  // Of Hancom Office alone (KS X 6101, number types).
  circledGanada: from(0x326e, 14),
  circledChosung: from(0x3260, 14),
  circledLower: from(0x24d0, 26),
  circledUpper: from(0x24b6, 26),
  circledIdeograph: from(0x3280, 10),
  ganadaStems: repeated('갑을병정무기경신임계'),
};

const FROM_ZERO = new Set(['ordinal', 'decimalZero', 'decimalEnclosedCircle']);

/** A number as a list of that format shows it; decimal for formats not known here. Numbers below 1 are decimal. */
export function listNumber(n: number, format: string): string {
  const counter = COUNTERS[format] ?? String;
  return n < 1 && !FROM_ZERO.has(format) ? String(n) : counter(n);
}

/** The bullet of a list: as it is, or `-` for one that only its font draws (private use, or a letter such as `o`). */
export function bulletMark(text: string): string {
  const mark = text.trim();
  return /[\p{L}\p{N}\p{Co}\p{Cn}\p{Cc}]/u.test(mark) || mark === '' ? '-' : mark;
}

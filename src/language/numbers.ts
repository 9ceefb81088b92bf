import { dates } from './dates.ts';
import { type Mention, mentionAt, overlaps } from './named/mention.ts';

/** An amount with what it counts, as it stands in the text. */
export interface NumberMention extends Mention {
  value: number;
  /** The unit or noun beside the number as written ("billion" and 억 are part of the value), or empty. */
  unit: string;
}

const SCALES: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
  m: 1e6,
  bn: 1e9,
  tn: 1e12,
};
const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const FRACTIONS: Record<string, number> = {
  half: 1 / 2,
  third: 1 / 3,
  quarter: 1 / 4,
  fifth: 1 / 5,
  tenth: 1 / 10,
};
const KOREAN_SCALES: Record<string, number> = { 십: 10, 백: 100, 천: 1e3, 만: 1e4, 억: 1e8, 조: 1e12 };
const NATIVE: Record<string, number> = {
  한: 1,
  두: 2,
  세: 3,
  석: 3,
  네: 4,
  넉: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
  스무: 20,
};

const CURRENCY_BEFORE = '(?:(?:USD|EUR|KRW|JPY|GBP|CNY|US\\$|\\$|€|£|₩|¥)\\s?)';
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const WORD_NUMBER = `(?:(?:${TENS.join('|')})(?:-(?:${SMALL.slice(1, 10).join('|')}))?|${SMALL.slice(2).join('|')}|one(?=\\s+(?:hundred|thousand|million|billion|trillion)))`;
const SCALE = '(?:hundred|thousand|million|billion|trillion|dozen|bn|tn)';
const APPROXIMATELY =
  '(?:(?:[Mm]ore|[Ll]ess|[Ff]ewer) than|[Aa]t least|[Uu]p to|[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Ss]ome|[Aa]pproximately|[Rr]oughly)\\s+';

const ENGLISH = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?<about>${APPROXIMATELY})?(?<currency>${CURRENCY_BEFORE})?(?:(?<digits>${DIGITS})|(?<word>${WORD_NUMBER}|${WORD_NUMBER.replace(/\b[a-z]/g, (letter) => letter)}))(?:(?:\\s+|-)(?<scale>${SCALE}(?:\\s+${SCALE})?))?(?<percent>\\s?%)?(?:(?:\\s+|-)(?<unit>\\p{L}[\\p{L}'’-]*))?(?![\\p{N}])`,
  'giu',
);
const FRACTION =
  /(?<![\p{L}\p{N}-])(?<count>an?|one|two|three|four)[\s-](?<part>half|third|quarter|fifth|tenth)s?\b(?!\s+(?:time|round|session|meeting|party|country|year|century|day|week|month|place|of\s+(?:19|20)\d\d))/giu;
const PERCENT_WORDS = /^(?:percent|per|percentage)$/i;

/** Words after a number that say it counts nothing: it numbers, or the phrase goes on. */
const NO_UNIT =
  /^(?:and|or|of|to|in|on|at|for|from|by|with|as|is|are|was|were|that|which|who|but|than|the|a|an|also|had|has|have|would|will|said|years?-old|AM|PM|KST|GMT|after|before|when|while|between|since|until|during|per|joined|moved|met|took|visited)$/i;
/** Adjectives between a number and the noun it counts. */
const ADJECTIVE =
  /^(?:\p{Ll}+(?:ed|ing|al|ic|ous|ive|ary|less|ful|ern|eign|ior|jor|nor|ean|able|ible|ent|ant|lar|near|new|old|big|large|small|main|other|more|young|high|top|key|different|consecutive|straight|North|South|Korean|American))$/u;
const NEVER_COUNTS =
  /(?:\b(?:No|Nos|Article|article|Chapter|chapter|Resolution|resolution|Room|room|Page|page|Section|section|Paragraph|paragraph|Vol|Phase|Part|Track|Group|Route|Flight|Building|Tel|Fax|version|Version|Figure|Table|Annex|Item|item|hit|hits)\.?\s*|[#§+:]|제\s?)$/;

function wordValue(word: string): number {
  const [first = '', second = ''] = word.toLowerCase().split('-');
  const tens = TENS.indexOf(first);
  return tens >= 0 ? (tens + 2) * 10 + Math.max(0, SMALL.indexOf(second)) : SMALL.indexOf(first);
}

const scaleValue = (scale: string | undefined): number =>
  scale
    ? scale
        .toLowerCase()
        .split(/\s+/)
        .reduce((product, word) => product * (SCALES[word] ?? 1), 1)
    : 1;
const tidy = (value: number): number => Number(value.toPrecision(12));

function english(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of text.matchAll(ENGLISH)) {
    const { about, currency, digits, word, scale, percent, unit } = match.groups as Record<
      string,
      string | undefined
    >;
    const core = match.index + (about?.length ?? 0);
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    if (NEVER_COUNTS.test(before)) continue;
    // "the two ministers" points at people already named; it does not count them.
    if (word && !scale && /\b(?:the|these|those|both|its|their|his|her|our|all)\s+$/i.test(before) && !about)
      continue;
    const value = (digits ? Number(digits.replaceAll(',', '')) : wordValue(word!)) * scaleValue(scale);
    let end = match.index + match[0].length - (unit ? match[0].length - match[0].lastIndexOf(unit) : 0);
    let label = '';
    if (percent) label = '%';
    else if (currency) label = currency.trim();
    if (percent || currency) end = match.index + match[0].length - (unit ? unit.length + 1 : 0);
    else if (unit && PERCENT_WORDS.test(unit)) {
      label = /^per$/i.test(unit) ? 'percent' : unit;
      end =
        match.index +
        match[0].length +
        (/^per$/i.test(unit)
          ? (/^\s+cent/.exec(text.slice(match.index + match[0].length))?.[0].length ?? 0)
          : 0);
    } else if (unit && !NO_UNIT.test(unit)) {
      label = unit;
      end = match.index + match[0].length;
      for (let more = 0; more < 2 && ADJECTIVE.test(label); more++) {
        const next = /^\s+(\p{L}[\p{L}'’-]*)/u.exec(text.slice(end));
        if (!next || NO_UNIT.test(next[1]!)) break;
        label = next[1]!;
        end += next[0].length;
      }
    } else if (!scale && word) continue;
    // A bare figure with nothing counted is a label more often than an amount; "aged 61" is the exception.
    if (!label && !scale && !about && !/\b(?:aged?|totall?ed|to|by|reached)\s+$/i.test(before)) continue;
    const start = about && digits ? match.index : core;
    found.push({
      ...mentionAt(text, start, trimmed(text, start, end)),
      value: tidy(value),
      unit: label.replace(/['’]s?$/, ''),
    });
  }
  for (const match of text.matchAll(FRACTION)) {
    const count = /^an?$/i.test(match.groups!.count!) ? 1 : SMALL.indexOf(match.groups!.count!.toLowerCase());
    found.push({
      ...mentionAt(text, match.index, match.index + match[0].length),
      value: Math.round(count * FRACTIONS[match.groups!.part!.toLowerCase()]! * 1000) / 1000,
      unit: '',
    });
  }
  return found;
}

const trimmed = (text: string, start: number, end: number): number =>
  start + text.slice(start, end).replace(/[\s'’-]+$/, '').length;

const KOREAN_UNIT =
  '퍼센트포인트|퍼센트|프로|%p|%|개국|개월|개년|개소|개사|개|달러|유로|파운드|위안|원|엔|명|여명|인|건|차례|회|번|곳|대|척|발|기|톤|킬로미터|킬로그램|미터|㎞|km|kg|㎏|m|ha|헥타르|㎡|평|주년|년(?=간)|년|주(?=간)|주일|주|일(?=간)|시간|분|초|달|가구|가지|마리|권|점|표|석|세|살|배|쪽|편|채|층|도|MW|㎿|GW|kW|배럴|경제체|국';
const KOREAN = new RegExp(
  `(?<![\\p{L}\\p{N}.,]|제\\s?)(?<number>(?:(?:${DIGITS})\\s?[십백천만억조]*\\s?)+|(?:[일이삼사오육칠팔구]?[십백천만억조])+\\s?)(?<more>여\\s?)?(?<unit>${KOREAN_UNIT})(?![A-Za-z])`,
  'gu',
);
const KOREAN_NATIVE = new RegExp(
  `(?<![가-힣])(?<word>${Object.keys(NATIVE).join('|')})\\s(?<unit>명|곳|차례|번|가지|달|해|주|개|건|나라|사람|시간)(?![가-힣]{2})`,
  'gu',
);
const KOREAN_DIGITS: Record<string, number> = {
  일: 1,
  이: 2,
  삼: 3,
  사: 4,
  오: 5,
  육: 6,
  칠: 7,
  팔: 8,
  구: 9,
};

/** 3억 2천만 → 320,000,000; 9천만 → 90,000,000; 46억 → 4,600,000,000. */
export function koreanValue(text: string): number {
  let total = 0;
  let section = 0;
  let current: number | null = null;
  for (const part of text.replaceAll(/[\s,]/g, '').matchAll(/\d+(?:\.\d+)?|./g)) {
    const scale = KOREAN_SCALES[part[0]];
    if (scale === undefined) current = KOREAN_DIGITS[part[0]] ?? Number(part[0]);
    else if (scale < 1e4) {
      section += (current ?? 1) * scale;
      current = null;
    } else {
      total += (section + (current ?? (section === 0 ? 1 : 0))) * scale;
      section = 0;
      current = null;
    }
  }
  return total + section + (current ?? 0);
}

function korean(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of text.matchAll(KOREAN)) {
    const { number, unit } = match.groups!;
    const value = koreanValue(number!);
    // 21개 경제체: the noun after 개 is what is counted.
    const counted =
      unit === '개'
        ? /^\s([가-힣]{2,}?)(?=(?:은|는|이|가|을|를|의|에|와|과|로|도|에서)?(?![가-힣]))/u.exec(
            text.slice(match.index + match[0].length),
          )
        : null;
    if (counted) {
      const end = match.index + match[0].length + counted[0].length;
      found.push({ ...mentionAt(text, match.index, end), value: tidy(value), unit: counted[1]! });
      continue;
    }
    if (Number.isFinite(value))
      found.push({
        ...mentionAt(text, match.index, match.index + match[0].length),
        value: tidy(value),
        unit: unit!,
      });
  }
  for (const match of text.matchAll(KOREAN_NATIVE))
    found.push({
      ...mentionAt(text, match.index, match.index + match[0].length),
      value: NATIVE[match.groups!.word!]!,
      unit: match.groups!.unit!,
    });
  return found;
}

/** Amounts and durations of a text with what they count: no dates, ordinals, clock times or numbers inside names. */
export function numbers(text: string): NumberMention[] {
  if (
    !/\d|[십백천만억조]|(?:한|두|세|네|섯|곱|덟|홉|열|무)\s|\b(?:t(?:wo|hree|en|welve|hirt|wen)|fo|fi|si|se|ei|ni|el|one|half|third|quarter)/iu.test(
      text,
    )
  )
    return [];
  const taken = dates(text);
  const all = /[가-힣]/.test(text) ? [...korean(text), ...english(text)] : english(text);
  const kept: NumberMention[] = [];
  for (const one of all.sort((a, b) => a.start - b.start || b.end - a.end))
    if (!taken.some((date) => overlaps(date, one)) && !kept.some((other) => overlaps(other, one)))
      kept.push(one);
  return kept;
}

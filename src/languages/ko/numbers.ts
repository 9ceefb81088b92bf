import { matches } from '../../text/matches.ts';
import { mentionAt } from '../../text/mention.ts';
import { DIGITS, tidy } from '../numbers/digits.ts';
import type { NumberMention } from '../numbers/mention.ts';

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

const KOREAN_UNIT =
  '퍼센트포인트|퍼센트|프로|%p|%|개국|개월|개년|개소|개사|개|달러|유로|파운드|위안|원|엔|명|여명|인|건|차례|회|번|곳|대|척|발|기|톤|킬로미터|킬로그램|미터|㎞|km|kg|㎏|m|ha|헥타르|㎡|평|년(?=간)|년|주(?=간)|주일|주(?!년)|일(?=간)|시간|분|초|달|가구|가지|마리|권|점|표|석|세|살|배|쪽|편|채|층|도|MW|㎿|GW|kW|배럴|경제체|국';
const KOREAN = new RegExp(
  `(?<![\\p{L}\\p{N}.,]|제\\s?)(?<number>(?:(?:${DIGITS})(?!\\d)(?:\\s?[십백천만억조]{1,4})?\\s?){1,8}|(?:[일이삼사오육칠팔구]?[십백천만억조]){1,16}\\s?)(?<more>여\\s?)?(?<unit>${KOREAN_UNIT})(?![A-Za-z])`,
  'gu',
);
const KOREAN_NATIVE = new RegExp(
  `(?<![가-힣])(?<word>${Object.keys(NATIVE).join('|')})\\s(?<unit>명|곳|차례|번|가지|달|해|주|개|건|사람|시간)(?![가-힣]{2})`,
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

export function koreanNumbers(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of matches(text, KOREAN)) {
    const { number, unit } = match.groups!;
    const value = koreanValue(number!);
    // 21개 경제체: the noun after 개 is what is counted.
    const counted =
      unit === '개'
        ? /^\s([가-힣]{2,20}?)(?=(?:은|는|이|가|을|를|의|에|와|과|로|도|에서)?(?![가-힣]))/u.exec(
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
  for (const match of matches(text, KOREAN_NATIVE))
    found.push({
      ...mentionAt(text, match.index, match.index + match[0].length),
      value: NATIVE[match.groups!.word!]!,
      unit: match.groups!.unit!,
    });
  return found;
}

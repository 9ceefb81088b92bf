import type { Kind, Language } from '../types.ts';

/** `2024-04-25` from `2024-04-25`, `2024.4.25.`, `2024/4/25`, `2024-04-25T10:00:00+09:00`; null for anything else. */
export function isoDay(text: string): string | null {
  const match = /^\s*(\d{4})\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})(?!\d)/.exec(text);
  return match ? validDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** `YYYY-MM-DD` of a day that exists, else null. */
export function validDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (
    year < 1800 ||
    date.getUTCFullYear() !== year ||
    date.getUTCMonth() !== month - 1 ||
    date.getUTCDate() !== day
  )
    return null;
  return date.toISOString().slice(0, 10);
}

/** The kind that a word for it names, in English or Korean; null for another word. */
export function asKind(word: string): Kind | null {
  const name = word
    .trim()
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
  if (/^(?:press releases?|press|release|media releases?|보도 ?자료)$/.test(name)) return 'press release';
  if (/^(?:news|news ?articles?|articles?|news ?reports?|기사|뉴스|신문)$/.test(name)) return 'news';
  if (/^(?:speech|speeches|address|addresses|remarks|연설|연설문|축사|기념사)$/.test(name)) return 'speech';
  if (/^(?:documents?|문서|자료)$/.test(name)) return 'document';
  return null;
}

/** `ko`, `ko-KR`, `Korean`, `한국어` → `ko`; the same for English; null for another language. */
export function asLanguage(word: string): Language | null {
  const name = word.trim().toLowerCase();
  if (/^(?:ko|kor)(?:$|[-_])|^korean$|^한국어$|^국문$/.test(name)) return 'ko';
  if (/^(?:en|eng)(?:$|[-_])|^english$|^영어$|^영문$/.test(name)) return 'en';
  return null;
}

import { readFileSync } from 'node:fs';
import { isFunctionWord } from './function-words.ts';
import { isSyllable } from './ko/hangul.ts';

const linesOf = (path: string): string[] =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);

/** English words; Korean beginnings of words, since endings follow. */
const WORDS = new Set(linesOf('en/data/greetings.txt'));
const BEGINNINGS = linesOf('ko/data/greetings.txt');
/** What goes on from them: 안녕 + 하세요, but not 감사 + 원장. */
const ENDINGS = linesOf('ko/data/greeting-endings.txt');
/** More words than this say something. */
const MOST = 6;

/** Whether a message asks nothing: no word at all, or only those of a greeting, of thanks or of a call. */
export function asksNothing(text: string): boolean {
  const found =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (found.length === 0) return true;
  if (found.length > MOST || !found.some(isGreeting)) return false;
  return found.every((word) => isGreeting(word) || isFunctionWord(word));
}

function isGreeting(word: string): boolean {
  if (WORDS.has(word)) return true;
  if (!isSyllable(word.charCodeAt(0))) return false;
  return BEGINNINGS.some((one) => {
    const rest = word.startsWith(one) ? word.slice(one.length) : null;
    return rest === '' || (rest !== null && ENDINGS.some((ending) => rest.startsWith(ending)));
  });
}

import { isKoreanName, nameKeys } from '../../languages/ko/names.ts';
import { fold } from '../../languages/tokens.ts';

/** What the texts of a library themselves say about names: gathered once per build. */
export interface Mentions {
  /** Korean names in Latin letters, as written: "Choi Young-jin". */
  names: string[];
  /** Abbreviation → what it stands for, from "World Health Organization (WHO)". */
  acronyms: [acronym: string, meaning: string][];
}

/** Looked for at every capital letter, so that "to China Kim Ha-jung" does not end at "China Kim". */
const LATIN_NAME =
  /(?<![\p{L}-])(?=(\p{Lu}\p{Ll}{1,6} \p{Lu}\p{Ll}{1,6}[-‑ ]?\p{L}\p{Ll}{1,6}(?![\p{L}-])|\p{Lu}\p{Ll}{1,6}[-‑]\p{L}\p{Ll}{1,6} \p{Lu}\p{Ll}{1,6}(?![\p{L}-])|\p{Lu}\p{Ll}{1,6} \p{Lu}\p{Ll}{2,12}(?![\p{L}-])))/gu;
const IN_BRACKETS = /\(([A-Z][A-Z&.-]{1,9})\)/g;
/** Words in front of a bracket that may make up its meaning. */
const WORDS_BEFORE = 12;

export function makeMentions(texts: Iterable<string>): Mentions {
  const names = new Set<string>();
  const others = new Set<string>();
  const acronyms = new Map<string, string>();
  for (const text of texts) {
    for (const [, written = ''] of text.matchAll(LATIN_NAME)) {
      if (names.has(written) || others.has(written)) continue;
      (isKoreanName(written) ? names : others).add(written);
    }
    for (const match of text.matchAll(IN_BRACKETS)) {
      const meaning = meaningOf(match[1]!, text.slice(0, match.index));
      if (meaning && !acronyms.has(match[1]!)) acronyms.set(match[1]!, meaning);
    }
  }
  return { names: [...names].sort(), acronyms: [...acronyms].sort((a, b) => (a[0] < b[0] ? -1 : 1)) };
}

/** The words right before a bracket whose initials spell the abbreviation, small words passed over; null when none do. */
export function meaningOf(acronym: string, before: string): string | null {
  const letters = acronym.replace(/[^A-Z]/g, '').toLowerCase();
  const words = before.trimEnd().split(/\s+/).slice(-WORDS_BEFORE);
  let left = letters.length;
  for (let i = words.length - 1; i >= 0 && left > 0; i--) {
    const parts = words[i]!.split(/[-‑/]/)
      .map((part) => fold(part.replace(/[^\p{L}\p{N}]/gu, '')))
      .filter(Boolean);
    const initials = parts.map((part) => part[0]!).join('');
    if (initials && letters.slice(0, left).endsWith(initials)) left -= initials.length;
    else if (parts[0] && letters[left - 1] === parts[0][0]) left -= 1;
    else if (!/^(?:of|the|and|for|on|in|to|de|a|an)$/i.test(words[i]!)) return null;
    if (left === 0) return words.slice(i).join(' ');
  }
  return null;
}

/** Names under their keys (`nameKeys`): what may be the same person shares one. */
export type NameFile = Map<string, string[]>;

export function fileNames(names: Iterable<string>): NameFile {
  const file: NameFile = new Map();
  for (const name of names) {
    for (const key of nameKeys(name)) {
      const list = file.get(key);
      if (list) list.push(name);
      else file.set(key, [name]);
    }
  }
  return file;
}

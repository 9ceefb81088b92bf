import { english } from './en/english.ts';
import { korean } from './ko/korean.ts';
import type { Language, LanguageCode } from './language.ts';

export const LANGUAGES: Record<LanguageCode, Language> = { en: english, ko: korean };

/** The languages that say of themselves which texts are theirs, and last the one that takes what is left. */
export const ALL_LANGUAGES: readonly Language[] = [korean, english];

/** The language a text, or a word, is written in. */
export const languageOf = (text: string): Language => ALL_LANGUAGES.find(({ isOf }) => isOf(text)) ?? english;

/** Whether two texts are of different languages. */
export const differ = (a: string, b: string): boolean => languageOf(a) !== languageOf(b);

import type { Locale } from '../locale.ts';

/** A text, or a function that makes one of its arguments (numbers, names): plural forms live in the function. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments are whatever English declares; Korean must take the same.
type Phrase = string | ((...values: any[]) => string);

type Translation<English> = {
  [Key in keyof English]: English[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

/**
 * A module's words in both languages, beside what uses them. A key that is missing or too many, or a function that
 * takes other arguments, fails the type check.
 *
 * @example
 * const words = inLanguages(
 *   { found: (count: number) => `${count} ${count === 1 ? 'passage' : 'passages'}` },
 *   { found: (count) => `구절 ${count}개` },
 * );
 * words(request.locale).found(3);
 */
export function inLanguages<const English extends Record<string, Phrase>>(
  en: English,
  ko: NoInfer<Translation<English>>,
): (locale: Locale) => Translation<English> {
  return (locale) => (locale === 'ko' ? ko : (en as unknown as Translation<English>));
}

/** Discord's locale codes to the two languages spoken here. */
export function localeOf(discordLocale: string | null | undefined): Locale {
  return discordLocale === 'ko' ? 'ko' : 'en';
}

/** A command's, option's or choice's name and description in both languages, as Discord takes them. */
export function named(en: [name: string, description: string], ko: [name: string, description: string]) {
  return {
    name: en[0],
    description: en[1],
    name_localizations: { ko: ko[0] },
    description_localizations: { ko: ko[1] },
  };
}

/** A choice with its name in both languages. */
export function choice(value: string, en: string, ko: string) {
  return { name: en, name_localizations: { ko }, value };
}

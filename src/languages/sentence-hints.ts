import { ALL_LANGUAGES } from './all.ts';

const any = (patterns: readonly RegExp[]) => (text: string) => patterns.some((pattern) => pattern.test(text));

/** Whether a sentence leans on the one before it: it begins with a pronoun or a word that points back. */
export const pointsBack = any(ALL_LANGUAGES.map(({ sentences }) => sentences.pointsBack));

/** Whether a sentence begins with somebody whom it does not name: nobody can tell from it alone who is meant. */
export const meansSomebody = any(ALL_LANGUAGES.map(({ sentences }) => sentences.meansSomebody));

/** Whether a sentence names somebody, as far as its words tell. */
export const namesSomebody = any(ALL_LANGUAGES.map(({ sentences }) => sentences.namesSomebody));

/** Whether what stands before a name says that this is who speaks. */
export const isSpokenBy = any(ALL_LANGUAGES.map(({ sentences }) => sentences.spokenBy));

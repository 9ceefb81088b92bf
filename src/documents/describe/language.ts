import type { Language } from '../types.ts';

/** Share of the letters that are Hangul, above which a text is Korean; quoted names reach a few per cent. */
const KOREAN = 0.3;
/** Share of English's commonest words among all words: about 0.3 in English prose, under 0.05 in other languages. */
const ENGLISH = 0.08;
const COMMON =
  /\b(?:the|of|and|to|in|a|is|for|that|on|with|was|by|as|at|are|from|be|it|has|will|have|an|this)\b/gi;

/** The language most of a text is written in. */
export function findLanguage(text: string): Language {
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters > 0 && hangul / letters >= KOREAN) return 'ko';
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  return words > 0 && (text.match(COMMON)?.length ?? 0) / words >= ENGLISH ? 'en' : 'und';
}

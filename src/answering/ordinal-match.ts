import { stem } from '../languages/en/stem.ts';
import { isFunctionWord } from '../languages/function-words.ts';
import { words } from '../languages/tokens.ts';
import { type Ordinal, ordinals } from './ordinals.ts';

/** What follows an ordinal: "56th Session of the United Nations General Assembly". */
const REACH = 70;
const NEXT = 5;

/** 1 when a text has the ordinal of the question before the same word, 0.3 before another. */
export function counterpart(asked: Ordinal, question: string, text: string): number {
  const wanted = nextStems(question, asked);
  let best = 0;
  for (const one of ordinals(text)) {
    if (one.value !== asked.value) continue;
    const stems = nextStems(text, one);
    const sameScript = /[가-힣]/.test(question) === /[가-힣]/.test(text);
    best = Math.max(
      best,
      !sameScript || wanted.length === 0 || stems.some((word) => wanted.includes(word)) ? 1 : 0.3,
    );
  }
  return best;
}

const nextStems = (text: string, { end }: Ordinal) =>
  words(text.slice(end, end + REACH))
    .filter(({ form }) => !isFunctionWord(form))
    .slice(0, NEXT)
    .map(({ form }) => (/[가-힣]/.test(form) ? form.slice(0, 2) : stem(form)));

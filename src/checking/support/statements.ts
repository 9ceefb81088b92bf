import { ALL_LANGUAGES } from '../../languages/all.ts';
import { isFunctionWord } from '../../languages/function-words.ts';
import type { Language } from '../../languages/language.ts';
import { sentences } from '../../languages/sentences.ts';
import { words } from '../../languages/tokens.ts';
import type { Span } from '../../text/span.ts';

/** Fewer words of content than this state nothing that could be looked up. */
const FEWEST_WORDS = 3;

const LINK = /<?https?:\/\/\S+>?|<[@#:][^<>]+>/gu;
const LINE_START = /^[ \t]*(?:>>> ?|> ?|[-*•] |\d+[.)] )/u;

/** The sentences of a message that state something: no greetings, questions, requests or bare links. */
export function statements(message: string): { stated: Span[]; skipped: number } {
  const stated: Span[] = [];
  let skipped = 0;
  for (const span of sentences(message)) {
    const trimmed = inner(message, span);
    if (states(message.slice(trimmed.start, trimmed.end))) stated.push(trimmed);
    else skipped++;
  }
  return { stated, skipped };
}

/** A sentence without the mark of a quotation or list it begins with. */
function inner(message: string, { start, end }: Span): Span {
  const lead = LINE_START.exec(message.slice(start, end))?.[0].length ?? 0;
  return { start: start + lead, end };
}

function states(sentence: string): boolean {
  const text = sentence.replace(LINK, ' ').trim();
  const isNone = ({ messages: { question, greeting, request } }: Language) =>
    question.test(text) || greeting.test(text) || request.test(text);
  if (ALL_LANGUAGES.some(isNone)) return false;
  const content = words(text).filter(({ form }) => !isFunctionWord(form));
  return (
    content.length >= FEWEST_WORDS ||
    (content.length === FEWEST_WORDS - 1 && ALL_LANGUAGES.some(({ messages }) => messages.isWhole(text)))
  );
}

import { isFunctionWord } from '../../languages/function-words.ts';
import { sentences } from '../../languages/sentences.ts';
import { words } from '../../languages/tokens.ts';
import type { Span } from '../../text/span.ts';

/** Fewer words of content than this state nothing that could be looked up. */
const FEWEST_WORDS = 3;

const QUESTION = /[?？]["”’)]*$|(?:인가|입니까|일까|나요|까요|ㄹ까|은지|는지)[.?]*$/u;
const GREETING =
  /^(?:hi|hello|hey|dear|thanks|thank you|thx|cheers|ok|okay|sure|please|sorry|good (?:morning|afternoon|evening|night)|see you|lol|great|nice|congrat\w*|welcome)\b[^.]{0,40}$|^(?:안녕|감사|고마|수고|네[,. ]|넵|좋아요|죄송|반갑)/iu;
const REQUEST =
  /^(?:can|could|would|will|do|does|did|is|are|was|were|has|have|should)\s+(?:you|we|anyone|someone|they|he|she|it|i)\b|^(?:please|let['’]s|let me|i think we should|can we)\b/iu;
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
  if (QUESTION.test(text) || GREETING.test(text) || REQUEST.test(text)) return false;
  const content = words(text).filter(({ form }) => !isFunctionWord(form));
  return (
    content.length >= FEWEST_WORDS ||
    (content.length === FEWEST_WORDS - 1 &&
      /[가-힣]{2}/u.test(text.slice(0, Math.max(0, text.search(/다[.!]*$/u)))))
  );
}

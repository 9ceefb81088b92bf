import { dates } from '../languages/dates.ts';

/** "and …", "what about …": says that the rest belongs to the question before. */
const LEAD =
  /^\s*(?:(?:and|or|but|so|then|okay|ok|also)\b[\s,]*)?(?:(?:what|how)\s+about|what\s+of|and|or|but|then|also|그럼|그러면|그렇다면|그리고|또)(?![\p{L}\p{N}])[\s,]*/iu;
/** Words that point back to what was talked about. */
const POINTING =
  /\b(?:he|she|they|him|her|them|his|hers|their|it|its|there|then|that|those|this)\b|그는|그가|그의|그녀|그들|그때|그곳|거기/iu;
const QUESTION_WORD =
  /\b(?:who|whom|whose|what|when|where|why|which|how|is|are|was|were|did|do|does|has|have|had|can|could|will|would)\b|누구|누가|언제|어디|무엇|무슨|뭐|왜|어떻게|어느|어떤|몇|얼마/iu;
/** "일본은요?", "2006년에는?": a topic alone. */
const KOREAN_TOPIC = /(?:에서는|에는|은|는|이|도)(?:요)?$/u;
/** "언제 임명됐나?", "어디서 열렸나?": asks without saying of what. */
const KOREAN_BARE = /^(?:언제|어디|왜|누가|얼마나?|어떻게)\S*(?:\s\S+)?$/u;
/** A question of so few words without a question word is a piece of one. */
const FEW_WORDS = 3;
const PREPOSITION =
  /^(to|for|from|in|on|at|of|with|by|about|under|during|before|after|since)\s+(?:the\s+)?/iu;
const NAME = String.raw`(?:the\s+)?\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:(?:of|the|and)\s+)*\p{Lu}[\p{L}\p{M}.’'-]*)*`;
const NAMES = new RegExp(`(?<!^)(?<![.!?]\\s)\\b${NAME}`, 'gu');
const MARKS = /[\s?？.!…]+$/u;

/** Whether a question cannot be understood without the one before it. */
export function isFollowUp(next: string): boolean {
  const words = next.trim().split(/\s+/);
  if (LEAD.test(next) && (words.length <= 8 || POINTING.test(next))) return true;
  if (POINTING.test(next) && words.length <= 12) return true;
  if (KOREAN_BARE.test(next.replace(MARKS, '').trim())) return true;
  return words.length <= FEW_WORDS && !QUESTION_WORD.test(next);
}

/**
 * The whole question that a follow-up means: "Who was ambassador to China in 2019?", then "and in 2006?", gives "Who
 * was ambassador to China in 2006?". A date takes the place of the date, "to Japan" that of "to China", a name that
 * of the last name; anything else is put beside the question before. What stands on its own comes back unchanged.
 */
export function understood(previous: string, next: string): string {
  if (!isFollowUp(next)) return next.trim();
  const rest = next.replace(LEAD, '').replace(MARKS, '').trim();
  const before = previous.trim();
  if (rest === '') return before;
  if (QUESTION_WORD.test(rest)) return `${sentence(rest)} ${before}`;
  const dated = withDate(before, rest);
  if (dated.rest === '') return dated.question;
  return (
    withName(dated.question, dated.rest) ??
    withHead(dated.question, dated.rest) ??
    beside(dated.question, dated.rest)
  );
}

/** Puts the follow-up's date where the question has its own, or at its end; `rest` is what is left of the follow-up. */
function withDate(question: string, rest: string): { question: string; rest: string } {
  const [wanted] = dates(rest);
  if (!wanted) return { question, rest };
  const left = `${rest.slice(0, wanted.start).replace(/\b(?:in|on|at|of|by|from|since|during)\s*$/i, '')} ${rest.slice(wanted.end)}`;
  const others = left.replace(/(?<![\p{L}])(?:에서는|에는|에|은|는|도|엔)(?:요)?(?![\p{L}])/gu, '').trim();
  const [present] = dates(question);
  if (present) {
    const replaced = question.slice(0, present.start) + wanted.text + question.slice(present.end);
    return { question: replaced, rest: others };
  }
  const hangul = /[가-힣]/.test(question);
  const inserted = hangul
    ? `${wanted.text} ${question}`
    : question.replace(/[\s?？.!]*$/u, ` ${phrase(rest, wanted)}?`);
  return { question: inserted, rest: others };
}

/** The date with the preposition before it. */
function phrase(rest: string, date: { start: number; end: number; text: string }): string {
  const before = /\b(?:in|on|at|of|by|from|since|during|before|after|until)\s*$/i.exec(
    rest.slice(0, date.start),
  );
  return before ? rest.slice(before.index, date.end) : `in ${date.text}`;
}

function withName(question: string, rest: string): string | null {
  const preposition = PREPOSITION.exec(rest);
  if (preposition) {
    const same = new RegExp(`\\b${preposition[1]}\\s+${NAME}`, 'iu');
    const found = new RegExp(same.source, 'u').exec(question);
    return found ? question.replace(found[0], () => rest) : null;
  }
  if (!new RegExp(`^${NAME}$`, 'u').test(rest)) return null;
  const last = [...question.matchAll(NAMES)].at(-1);
  return last ? question.slice(0, last.index) + rest + question.slice(last.index + last[0].length) : null;
}

/** "the vice minister", "주러 대사": takes the place of what has the same last word, with the word before it. */
function withHead(question: string, rest: string): string | null {
  const topic = rest.replace(KOREAN_TOPIC, '').replace(/^(?:the|a|an)\s+/i, '');
  const words = topic.split(/\s+/);
  const head = words.at(-1);
  if (words.length < 2 || !head) return null;
  const same = new RegExp(`[^\\s]+\\s+${head.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z])`, 'u').exec(
    question,
  );
  return same ? question.replace(same[0], () => topic) : null;
}

function beside(question: string, rest: string): string {
  const topic = rest.replace(KOREAN_TOPIC, '');
  return `${question.replace(MARKS, '')} ${/[가-힣]/.test(rest) ? topic : rest}?`;
}

function sentence(rest: string): string {
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}?`;
}

import { ALL_LANGUAGES, languageOf } from '../languages/all.ts';
import { dates } from '../languages/dates.ts';

const any = (patterns: readonly RegExp[]) => (text: string) => patterns.some((pattern) => pattern.test(text));

/** "and …", "what about …": says that the rest belongs to the question before. */
const LEAD = new RegExp(
  `^\\s*(?:${ALL_LANGUAGES.map(({ followUps }) => followUps.lead).join('|')})(?![\\p{L}\\p{N}])[\\s,]*`,
  'iu',
);
const pointsBack = any(ALL_LANGUAGES.map(({ followUps }) => followUps.pointing));
const asks = any(ALL_LANGUAGES.map(({ followUps }) => followUps.questionWord));
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
  if (LEAD.test(next) && (words.length <= 8 || pointsBack(next))) return true;
  if (pointsBack(next) && words.length <= 12) return true;
  if (languageOf(next).followUps.isBare(next.replace(MARKS, '').trim())) return true;
  return words.length <= FEW_WORDS && !asks(next);
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
  if (asks(rest)) return `${sentence(rest)} ${before}`;
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
  let around: [string, string] = [rest.slice(0, wanted.start), rest.slice(wanted.end)];
  for (const { followUps } of ALL_LANGUAGES) around = followUps.withoutDateWords(...around);
  const others = around.join(' ').trim();
  const [present] = dates(question);
  if (present) {
    const replaced = question.slice(0, present.start) + wanted.text + question.slice(present.end);
    return { question: replaced, rest: others };
  }
  const { followUps } = languageOf(question);
  return { question: followUps.withDate(question, rest, wanted), rest: others };
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

/** "the vice minister": takes the place of what has the same last word, with the word before it. */
function withHead(question: string, rest: string): string | null {
  const topic = topicOf(rest);
  const words = topic.split(/\s+/);
  const head = words.at(-1);
  if (words.length < 2 || !head) return null;
  const same = new RegExp(`[^\\s]+\\s+${head.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z])`, 'u').exec(
    question,
  );
  return same ? question.replace(same[0], () => topic) : null;
}

const topicOf = (text: string) => ALL_LANGUAGES.reduce((left, { followUps }) => followUps.topic(left), text);

function beside(question: string, rest: string): string {
  const own = languageOf(rest);
  return `${question.replace(MARKS, '')} ${own.code === 'en' ? rest : own.followUps.topic(rest)}?`;
}

function sentence(rest: string): string {
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}?`;
}

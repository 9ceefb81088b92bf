import { answer } from '../../src/answering/answer.ts';
import { rankSentences } from '../../src/answering/rank-sentences.ts';
import type { Outcome } from '../../src/answering/types.ts';
import type { Context } from '../../src/library/context.ts';
import type { Question } from '../../src/query/types.ts';
import type { Quote } from '../../src/reading/types.ts';
import { share } from './metrics.ts';
import type { SetResult } from './result.ts';

/** What came of one question through the front door. */
export interface Quoted {
  /** Anything but an answer. */
  abstained: boolean;
  kind: Outcome['kind'];
  confidence: number;
  /** Whether what is shown first, answer or not, holds one of the answers in a highlighted sentence. */
  first: boolean;
  /** Whether a highlighted sentence of the first quote, or of the first three, holds one of the answers. */
  hit1: boolean;
  hit3: boolean;
  /** Sentences highlighted in the first quote, and in the first three together. */
  highlighted: { first: number; all: number };
  milliseconds: number;
}

export async function ask(context: Context, question: Question, answers: readonly string[]): Promise<Quoted> {
  const started = performance.now();
  const outcome = await answer(context, { ...question, limit: 3 });
  const milliseconds = performance.now() - started;
  const shown = quotesOf(outcome);
  const quotes = shown.map(highlights);
  const holds = quotes.map((texts) => texts.some((text) => holdsOne(text, answers)));
  const { kind, confidence } = outcome;
  const said = { kind, confidence, first: holds[0] ?? false, milliseconds };
  if (kind !== 'answer')
    return { ...said, abstained: true, hit1: false, hit3: false, highlighted: { first: 0, all: 0 } };
  const highlighted = { first: quotes[0]?.length ?? 0, all: quotes.flat().length };
  return { ...said, abstained: false, hit1: holds[0] ?? false, hit3: holds.some(Boolean), highlighted };
}

/** What an outcome shows, best first; at most three passages. */
export function quotesOf(outcome: Outcome): Quote[] {
  if (outcome.kind === 'abstention') return outcome.nearest ? [outcome.nearest] : [];
  const all = outcome.kind === 'answer' ? [...outcome.quotes, ...outcome.further] : outcome.quotes;
  return all.slice(0, 3);
}

/** Whether the best sentence, or one of the best three, holds one of the answers, abstained or not: a plain sentence ranker is judged so. */
export async function bestSentences(context: Context, question: Question, answers: readonly string[]) {
  const { sentences } = await rankSentences(context, question);
  const holds = sentences.slice(0, 3).map(({ sentence }) => holdsOne(sentence.text, answers));
  return { hit1: holds[0] ?? false, hit3: holds.some(Boolean) };
}

/** What is measured of the questions that have an answer. */
export function answersOf(
  quoted: readonly Quoted[],
  sentences: readonly { hit1: boolean; hit3: boolean }[],
): NonNullable<SetResult['answers']> {
  const hits = (all: readonly { hit1: boolean; hit3: boolean }[]) => ({
    hit1: share(all, ({ hit1 }) => hit1),
    hit3: share(all, ({ hit3 }) => hit3),
  });
  const answered = quoted.filter(({ abstained }) => !abstained);
  const usual = (count: (one: Quoted) => number) =>
    answered.reduce((sum, one) => sum + count(one), 0) / (answered.length || 1);
  return {
    ...hits(quoted),
    ofAnswered: hits(answered),
    highlighted: {
      first: usual(({ highlighted }) => highlighted.first),
      all: usual(({ highlighted }) => highlighted.all),
    },
    bestSentences: hits(sentences),
  };
}

function highlights({ text, highlights }: Quote): string[] {
  return highlights.map(([start, end]) => text.slice(start, end));
}

function holdsOne(text: string, answers: readonly string[]): boolean {
  const folded = fold(text);
  return answers.some((one) => folded.includes(fold(one)));
}

const fold = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

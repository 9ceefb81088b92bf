import type { Context } from '../../src/engine/context.ts';
import { answer } from '../../src/search/answer/answer.ts';
import type { Question, Quote } from '../../src/search/types.ts';

/** What came of one question through the front door. */
export interface Quoted {
  abstained: boolean;
  /** Whether a highlighted sentence of the first quote, or of the first three, holds one of the answers. */
  hit1: boolean;
  hit3: boolean;
  milliseconds: number;
}

export async function ask(context: Context, question: Question, answers: readonly string[]): Promise<Quoted> {
  const started = performance.now();
  const outcome = await answer(context, { ...question, limit: 3 });
  const milliseconds = performance.now() - started;
  if (outcome.kind === 'abstention') return { abstained: true, hit1: false, hit3: false, milliseconds };
  const holds = outcome.quotes.map((quote) => highlights(quote).some((text) => holdsOne(text, answers)));
  return { abstained: false, hit1: holds[0] ?? false, hit3: holds.slice(0, 3).some(Boolean), milliseconds };
}

function highlights({ text, highlights }: Quote): string[] {
  return highlights.map(([start, end]) => text.slice(start, end));
}

function holdsOne(text: string, answers: readonly string[]): boolean {
  const folded = fold(text);
  return answers.some((one) => folded.includes(fold(one)));
}

const fold = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

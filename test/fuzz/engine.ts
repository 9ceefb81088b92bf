import type { Engine } from '../../src/engine/operations.ts';
import { Problem } from '../../src/problem.ts';
import { HOSTILE, SAMPLES, variants } from '../engine/odd.ts';
import { seeded } from '../support/generated.ts';
import { type Outcome, type Tally, tally } from './tally.ts';

/** A call ends within its deadline, ms, and a little for the machine. */
const LIMIT_MS = 6_000;
const TEXTS = ['text', 'topic', 'typed', 'filter', 'on'];
const WORDS =
  'who what when is was the ambassador minister of to in Norvik harbour 누구 대사 장관 언제 입니까 2021 May 3 “ ” ( ) [ ] - , . ? ! \u0000 \ud800 \u202e 👩‍👩‍👧'.split(
    ' ',
  );

type Calls = Record<string, (input: unknown) => Promise<unknown>>;

async function called(engine: Engine, operation: string, input: unknown): Promise<Outcome> {
  try {
    await (engine as unknown as Calls)[operation]!(input);
    return 'answered';
  } catch (thrown) {
    if (thrown instanceof Problem) return 'refused';
    throw thrown;
  }
}

/** Questions made to take long, or of words thrown together, to every operation that takes text. */
export async function fuzzQuestions(engine: Engine, tries: number, seed: number): Promise<Tally> {
  const out = tally('hostile questions', LIMIT_MS);
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const asking = Object.entries(SAMPLES).filter(([, sample]) => TEXTS.some((field) => field in sample));
  for (let i = 0; i < tries; i++) {
    const [operation, sample] = asking[i % asking.length]!;
    const field = TEXTS.find((one) => one in sample)!;
    const length = Math.ceil(10 ** (1 + random() * 3.7));
    const text =
      random() < 0.5
        ? pick(HOSTILE)[1](length)
        : Array.from({ length: Math.ceil(length / 6) }, () => pick(WORDS)).join(random() < 0.8 ? ' ' : '');
    const name = `seed ${seed}, ${operation} ${i}: ${JSON.stringify(text.slice(0, 60))}… (${text.length})`;
    await out.trial(name, () => called(engine, operation, { ...sample, [field]: text }));
  }
  return out;
}

/** Every operation with every odd argument, in turn. */
export async function fuzzArguments(engine: Engine, tries: number): Promise<Tally> {
  const out = tally('odd arguments', LIMIT_MS);
  const all = Object.entries(SAMPLES).flatMap(([operation, sample]) =>
    variants(sample).map((input) => [operation, input] as const),
  );
  const step = Math.max(1, Math.floor(all.length / tries));
  for (let i = 0; i < all.length && out.row.tries < tries; i += step) {
    const [operation, input] = all[i]!;
    await out.trial(`${operation} ${JSON.stringify(input)?.slice(0, 120)}`, () =>
      called(engine, operation, input),
    );
  }
  return out;
}

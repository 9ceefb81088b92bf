import { z } from 'zod';
import { THING_KINDS } from '../domains/types.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Operations } from './operations.ts';

/** Longest text an operation takes, in UTF-16 units: more than that could not be answered within a call's time. */
export const LONGEST = {
  /** What is asked: a question, a phrase to be found. */
  question: 2_000,
  /** The name of somebody or something, or a topic. */
  name: 500,
  /** A quote to be checked, or a message whose sources are looked for. */
  message: 6_000,
} as const;

const MOST_COLLECTIONS = 10_000;
const MOST_SPANS = 1_000;

/** Any text, as one that can be stored and encoded: no halves of surrogate pairs, no null characters. Its length stays. */
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((given) => given.toWellFormed().replaceAll('\u0000', ' '));
/** A day or time, read further by whoever uses it. */
const moment = text(100).nullish();
const collections = z.array(text(LONGEST.name)).max(MOST_COLLECTIONS);
const offset = z.int().min(0);
const few = z.int().min(1).max(1_000);
const page = z.int().min(0).optional();
const size = z.int().min(1).max(1_000_000);
const id = text(LONGEST.question);
const span = z.looseObject({ document: id, hash: text(LONGEST.name), start: offset, end: offset });
const named = z.looseObject({ text: text(LONGEST.name), collections, limit: few.optional() });
const question = z.looseObject({
  text: text(LONGEST.question),
  collections,
  since: moment,
  until: moment,
  document: id.nullish(),
  limit: few.optional(),
  today: text(100).optional(),
});
const language = z.enum(['en', 'ko']);
const namedKind = z.enum(['person', 'post', 'organization', 'place', ...THING_KINDS]);

/** What each operation takes. Whatever else an input holds is left to the operation. */
export const INPUTS: Record<keyof Operations, z.ZodType> = {
  status: z.looseObject({}),
  ask: question,
  explain: question,
  recall: z.looseObject({ spans: z.array(span).max(MOST_SPANS), collections }),
  surroundings: z.looseObject({ span, paragraphs: z.int().min(0).max(1_000), collections }),
  page: z.looseObject({ document: id, page, at: offset.optional(), size, collections }),
  leftOut: z.looseObject({ document: id, page, size, collections }),
  sources: z.looseObject({ collections, filter: text(LONGEST.name).nullish(), page, size }),
  documents: z.looseObject({ text: id, collections, limit: few }),
  verify: z.looseObject({ text: text(LONGEST.message), collections, document: id.nullish() }),
  support: z.looseObject({ text: text(LONGEST.message), collections }),
  examples: z.looseObject({ collections, language, count: z.int().min(0).max(1_000) }),
  lookupPerson: named,
  lookupPost: named,
  lookupOrganization: named,
  lookupPlace: named,
  lookupDate: z.looseObject({
    on: moment,
    from: moment,
    to: moment,
    collections,
    today: text(100).optional(),
  }),
  lookupPhrase: named.extend({ text: text(LONGEST.question) }),
  lookupDocument: named.extend({ text: id }),
  lookupThing: named.extend({ kind: namedKind.nullish() }),
  kinds: z.looseObject({ collections }),
  suggestAny: z.looseObject({
    kind: namedKind.nullish(),
    typed: text(LONGEST.name),
    collections,
    limit: few.optional(),
  }),
  suggest: z.looseObject({
    kind: z.union([namedKind, z.enum(['document', 'topic'])]),
    typed: text(LONGEST.name),
    collections,
    limit: few.optional(),
  }),
  timeline: z.looseObject({
    topic: text(LONGEST.name),
    language: language.optional(),
    collections,
    since: moment,
    until: moment,
    limit: few.optional(),
  }),
  compare: z.looseObject({ topic: text(LONGEST.name), collections }),
  digest: z.looseObject({
    collections,
    after: moment,
    until: moment,
    since: moment,
    topics: z.array(text(LONGEST.name)).max(100).optional(),
    length: z.enum(['short', 'medium', 'long']).optional(),
    language: language.optional(),
    today: text(100).optional(),
  }),
};

/**
 * An operation's input as it can be worked on.
 *
 * @throws Refusal that says what of it is too long or of another kind than it should be
 */
export function checkedInput(operation: keyof Operations, input: unknown): unknown {
  const checked = INPUTS[operation].safeParse(input);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  if (issue?.code === 'too_big' && issue.origin === 'string') throw tooLong(Number(issue.maximum));
  throw notTaken(`${operation}: ${issue?.path.join('.') || 'input'}`, issue?.message ?? '');
}

const tooLong = (longest: number): Refusal => {
  const [en, ko] = [longest.toLocaleString('en'), longest.toLocaleString('ko')];
  return refusal(
    [`This text is longer than ${en} characters`, 'Shorten it, or try its parts one by one'],
    [`글이 ${ko}자를 넘습니다`, '줄이거나 나누어서 다시 시도해 주십시오'],
  );
};

const notTaken = (where: string, why: string): Refusal =>
  refusal(
    [`This cannot be worked on (${where}: ${why})`, 'Check what was typed, and try again'],
    [`처리할 수 없는 입력입니다(${where})`, '입력한 내용을 확인하고 다시 시도해 주십시오'],
  );

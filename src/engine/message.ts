import { LibraryDamage } from '../library/failures.ts';
import { Problem } from '../problem.ts';
import { Refusal } from '../refusal.ts';

/** A call on its way into the engine's thread. */
export interface Call {
  id: number;
  operation: string;
  input: unknown;
}

/** What comes back: a value, a Problem for the person, or a bug with its stack. */
export type Reply =
  | { id: number; value: unknown }
  | { id: number; damage: string }
  | { id: number; refusal: Refusal['told'] }
  | { id: number; problem: { about: string; what: string; next: string } }
  | { id: number; bug: { message: string; stack: string | undefined } };

export function failure(id: number, thrown: unknown): Reply {
  if (thrown instanceof LibraryDamage) return { id, damage: thrown.where };
  if (thrown instanceof Refusal) return { id, refusal: thrown.told };
  if (thrown instanceof Problem)
    return { id, problem: { about: thrown.about, what: thrown.what, next: thrown.next } };
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { id, bug: { message: error.message, stack: error.stack } };
}

/** @throws Problem or Error, whichever the thread met. */
export function unwrap(reply: Reply): unknown {
  if ('value' in reply) return reply.value;
  if ('damage' in reply) throw new LibraryDamage(reply.damage);
  if ('refusal' in reply) throw new Refusal(reply.refusal);
  if ('problem' in reply) throw new Problem(reply.problem.about, reply.problem.what, reply.problem.next);
  const error = new Error(reply.bug.message);
  if (reply.bug.stack) error.stack = reply.bug.stack;
  throw error;
}

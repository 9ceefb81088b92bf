import type { Engine } from '../engine/operations.ts';
import { Problem } from '../problem.ts';

/** Runs a slash command from the command line. */
export async function runSlash(
  _engine: Engine,
  words: string[],
  _collections: string[],
  _json: boolean,
): Promise<number> {
  throw new Problem(words[0]!, 'this command is not reachable from the command line', 'ask in plain words');
}

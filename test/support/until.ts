import { setTimeout as wait } from 'node:timers/promises';

/** ms; an answer takes longer on a busy machine. */
const PATIENCE = 15_000;

/** Waits until something is true; throws when it is not within `ms`. */
export async function until(what: () => boolean | Promise<boolean>, ms = PATIENCE): Promise<void> {
  const end = performance.now() + ms;
  while (!(await what())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await wait(10);
  }
}

import type { Problem } from '../problem.ts';

/** Something that serves until it is stopped, or until it fails for good. */
export interface Served {
  stop(): Promise<void>;
  /** Resolves with the reason when it cannot serve any more. */
  failed: Promise<Problem>;
}

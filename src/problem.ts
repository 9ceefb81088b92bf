/**
 * An error that is for a person: who or what it is about, what is wrong, and what to do next.
 *
 * The command line prints `message` and exits with 1; Discord shows it privately. Anything thrown that is not a
 * Problem is a bug and is logged with its stack.
 *
 * @example throw new Problem('corpus/report.pdf', 'no text layer', 'run OCR first, or leave it out');
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly about: string,
    readonly what: string,
    readonly next: string,
    options?: { cause?: unknown },
  ) {
    super(`${about}: ${what}; ${next}`, options);
  }
}

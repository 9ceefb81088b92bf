import type { Locale } from './locale.ts';
import { Problem } from './problem.ts';

interface Told {
  what: string;
  next: string;
}

/** An expected error that a person on Discord caused or can mend, said in both languages. */
export class Refusal extends Problem {
  constructor(
    readonly told: Record<Locale, Told>,
    options?: { cause?: unknown },
  ) {
    super('discord', told.en.what, told.en.next, options);
  }
}

/** @example throw refusal(['that document is gone', 'search again'], ['그 문서는 더 이상 없습니다', '다시 검색해 주십시오']); */
export function refusal(en: [what: string, next: string], ko: [what: string, next: string]): Refusal {
  return new Refusal({ en: { what: en[0], next: en[1] }, ko: { what: ko[0], next: ko[1] } });
}

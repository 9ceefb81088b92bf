import { type Asked, asked } from '../query/answer-type.ts';
import { type Side, sideOf } from './koreas.ts';
import { type AskedPost, askedPost } from './post-match.ts';
import type { Unit } from './question-units.ts';

/** What is asked, taken apart once for all sentences. */
export interface Ask {
  kind: Asked;
  units: Unit[];
  /** Sum of the units' weights. */
  total: number;
  /** Which of the two Koreas the question is about, where it says. */
  side: Side;
  /** The post whose holder is asked for. */
  post: AskedPost | null;
}

/** A follow-up stands before the question it belongs to, which says what it is about: "When did she leave? Who was …?". */
const firstQuestion = (text: string) => /^[^?？]+[?？](?=\s+\S)/u.exec(text)?.[0] ?? text;

/** Takes a question apart. */
export function takeApart(whole: string, units: Unit[]): Ask {
  const question = firstQuestion(whole);
  return {
    kind: asked(question),
    units,
    total: units.reduce((sum, unit) => sum + unit.weight, 0),
    side: sideOf(question),
    post: askedPost(question),
  };
}

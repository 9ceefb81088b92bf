import type { Reader } from '../../embeddings/encoder/types.ts';
import type { PassageView } from './passage-view.ts';

/** Log odds are cut here: beyond it the reader is as sure as it gets. */
const MOST = 12;
const cut = (value: number) => Math.max(-MOST, Math.min(MOST, value));

/** What the reader makes of the passages of one question. */
export interface Readings {
  /** Log odds that a passage tells it, by the passages' order. */
  told: readonly number[];
  /** In the order of `READING_FEATURES`. */
  of(passage: number, sentence: number): number[];
}

/** Has all passages read. */
export async function readAll(
  reader: Reader,
  question: string,
  views: readonly PassageView[],
): Promise<Readings> {
  const readings = await reader.read(
    question,
    views.map(({ read }) => read),
  );
  const among = readings.map(({ sentences }) => logSum(sentences));
  const told = readings.map(({ none }, passage) => cut(among[passage]! - none));
  return {
    told,
    of(passage, sentence) {
      const { sentences, none } = readings[passage]!;
      const logit = sentences[views[passage]!.read.above + sentence]!;
      return [cut(logit - none), cut(logit - among[passage]!), told[passage]!];
    },
  };
}

/** Logarithm of a sum of exponentials. */
function logSum(values: ArrayLike<number>): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) top = Math.max(top, values[i]!);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - top);
  return top + Math.log(sum);
}

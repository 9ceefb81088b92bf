import type { Asked } from './confidence-examples.ts';

/** Prints, by source, the share of first highlights that are right and of abstentions, false and due. */
export function report(
  title: string,
  asked: readonly Asked[],
  score: (one: Asked) => number,
  threshold: number,
): void {
  console.log(`\n${title} (threshold ${threshold.toFixed(3)})`);
  const share = (list: Asked[], keep: (one: Asked) => boolean) =>
    (list.filter(keep).length / (list.length || 1)).toFixed(3);
  for (const source of new Set(asked.map((one) => one.source))) {
    const of = asked.filter((one) => one.source === source);
    const answerable = of.filter((one) => one.answerable);
    const abstained = [...new Set(of.map(({ from }) => from))].map((from) => {
      const not = of.filter((one) => one.from === from && !one.answerable);
      return `${from} ${share(not, (one) => score(one) < threshold)} of ${not.length}`;
    });
    console.log(
      `  ${source}: first highlight right ${share(answerable, ({ right }) => right)}, ` +
        `falsely abstained ${share(answerable, (one) => score(one) < threshold)} of ${answerable.length}; ` +
        `abstained: ${abstained.join(', ')}; area ${area(of, score).toFixed(3)}`,
    );
  }
}

/** Area under the curve: how often an answerable question scores higher than one that is not. */
function area(asked: readonly Asked[], score: (one: Asked) => number): number {
  const scores = (answerable: boolean) => asked.filter((one) => one.answerable === answerable).map(score);
  const [yes, no] = [scores(true), scores(false)];
  const won = yes.reduce(
    (sum, a) => sum + no.reduce((better, b) => better + (a > b ? 1 : a === b ? 0.5 : 0), 0),
    0,
  );
  return won / (yes.length * no.length || 1);
}

/** The questions that were answered or abstained from wrongly. */
export function list(asked: readonly Asked[], score: (one: Asked) => number, threshold: number): void {
  for (const one of asked) {
    if (one.answerable && !one.right) console.log('WRONG    ', one.question);
    if (one.answerable === score(one) >= threshold) continue;
    console.log(one.answerable ? 'ABSTAINED' : 'ANSWERED ', score(one).toFixed(3), one.question);
  }
}

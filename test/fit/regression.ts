/** An example for logistic regression: evidence, 1 or 0, and how much it counts. */
export interface Example {
  x: readonly number[];
  y: number;
  weight: number;
}

export interface Fitted {
  weights: number[];
  bias: number;
}

/** Logistic regression with an L2 penalty on standardised evidence, by Adam (Kingma & Ba 2015) over all examples; the same every time. */
export function logistic(raw: readonly Example[], penalty = 0.002, steps = 1_500): Fitted {
  const scale = deviations(raw.map(({ x }) => x));
  const examples = raw.map((one) => ({ ...one, x: one.x.map((value, i) => value / scale[i]!) }));
  const size = scale.length + 1;
  const parameters = new Array<number>(size).fill(0);
  const all = examples.reduce((sum, { weight }) => sum + weight, 0);
  descend(parameters, steps, (gradient) => {
    for (let i = 0; i + 1 < size; i++) gradient[i] = penalty * parameters[i]!;
    for (const { x, y, weight } of examples) {
      const error =
        ((probability({ weights: parameters, bias: parameters[size - 1]! }, x) - y) * weight) / all;
      for (const [i, value] of x.entries()) gradient[i]! += error * value;
      gradient[size - 1]! += error;
    }
  });
  return { weights: scale.map((by, i) => parameters[i]! / by), bias: parameters.at(-1)! };
}

/** What is seldom anything but 0 is not blown up: its weight would rest on a handful of questions. */
const LEAST_DEVIATION = 0.1;

/** The standard deviation of each piece of evidence. */
function deviations(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((_, i) => {
    const mean = rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length;
    const squares = rows.reduce((sum, row) => sum + (row[i]! - mean) ** 2, 0) / rows.length;
    return Math.max(Math.sqrt(squares), LEAST_DEVIATION);
  });
}

export function probability({ weights, bias }: Fitted, x: readonly number[]): number {
  return 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * weights[i]!, bias)));
}

/** Candidates of one question, of which at least one is right. */
export type List = readonly { x: readonly number[]; right: boolean }[];

/**
 * Weights that give the right candidates of each list the greatest share (softmax over the list), with an L2 penalty on
 * standardised evidence.
 */
export function listwise(
  raw: readonly List[],
  counts: readonly number[],
  penalty = 0.002,
  steps = 400,
): number[] {
  const scale = deviations(raw.flatMap((list) => list.map(({ x }) => x)));
  const lists = raw.map((list) =>
    list.map((one) => ({ ...one, x: one.x.map((value, i) => value / scale[i]!) })),
  );
  const weights = scale.map(() => 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  descend(weights, steps, (gradient) => {
    for (const i of weights.keys()) gradient[i] = penalty * weights[i]!;
    for (const [place, list] of lists.entries()) {
      const scores = list.map(({ x }) => x.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const sum = shares.reduce((a, b) => a + b, 0);
      const right = shares.reduce((part, share, i) => part + (list[i]!.right ? share : 0), 0);
      for (const [i, candidate] of list.entries()) {
        const pull = ((shares[i]! / sum - (candidate.right ? shares[i]! / right : 0)) * counts[place]!) / all;
        for (const [j, value] of candidate.x.entries()) gradient[j]! += pull * value;
      }
    }
  });
  return weights.map((weight, i) => weight / scale[i]!);
}

function descend(parameters: number[], steps: number, fill: (gradient: number[]) => void): void {
  const gradient = parameters.map(() => 0);
  const first = parameters.map(() => 0);
  const second = parameters.map(() => 0);
  for (let step = 1; step <= steps; step++) {
    gradient.fill(0);
    fill(gradient);
    for (const [i, slope] of gradient.entries()) {
      first[i] = 0.9 * first[i]! + 0.1 * slope;
      second[i] = 0.99 * second[i]! + 0.01 * slope * slope;
      const rate = 0.1 / Math.sqrt(1 + step / 100);
      parameters[i]! -=
        (rate * (first[i]! / (1 - 0.9 ** step))) / (Math.sqrt(second[i]! / (1 - 0.99 ** step)) + 1e-8);
    }
  }
}

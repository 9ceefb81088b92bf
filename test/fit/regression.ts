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

/**
 * Logistic regression with an L2 penalty, by Adam (Kingma & Ba 2015) over all examples; the same every time.
 *
 * @param limits least and greatest values of weights, by their places: evidence that can only speak for, or only against
 */
export function logistic(
  examples: readonly Example[],
  limits: ReadonlyMap<number, { least?: number; most?: number }> = new Map(),
  penalty = 0.002,
  steps = 1_500,
): Fitted {
  const size = examples[0]!.x.length + 1;
  const parameters = new Array<number>(size).fill(0);
  const keepWithin = () => {
    for (const [i, { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }] of limits)
      parameters[i] = Math.min(most, Math.max(least, parameters[i]!));
  };
  const all = examples.reduce((sum, { weight }) => sum + weight, 0);
  descend(parameters, steps, (gradient) => {
    for (let i = 0; i + 1 < size; i++) gradient[i] = penalty * parameters[i]!;
    for (const { x, y, weight } of examples) {
      const error =
        ((probability({ weights: parameters, bias: parameters[size - 1]! }, x) - y) * weight) / all;
      for (const [i, value] of x.entries()) gradient[i]! += error * value;
      gradient[size - 1]! += error;
    }
    keepWithin();
  });
  keepWithin();
  return { weights: parameters.slice(0, -1), bias: parameters.at(-1)! };
}

export function probability({ weights, bias }: Fitted, x: readonly number[]): number {
  return 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * weights[i]!, bias)));
}

/** Candidates of one question, of which at least one is right. */
export type List = readonly { x: readonly number[]; right: boolean }[];

/** Weights that give the right candidates of each list the greatest share (softmax over the list), with an L2 penalty. */
export function listwise(
  lists: readonly List[],
  counts: readonly number[],
  penalty = 0.002,
  steps = 400,
): number[] {
  const weights = new Array<number>(lists[0]![0]!.x.length).fill(0);
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
  return weights;
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

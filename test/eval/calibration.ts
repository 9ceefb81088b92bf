/** How well probabilities that a question is answered tell answered questions from others, and how far they can be believed. */

/** A question asked, with the probability it was given. */
export interface Judged {
  confidence: number;
  /** The documents answer it. */
  answerable: boolean;
  /** The first passage shown holds the answer, whatever was said of it. */
  right: boolean;
}

/** Area under the ROC curve: how often a question of `yes` scores higher than one of `no`; ties count half. */
export function areaUnderCurve(yes: readonly number[], no: readonly number[]): number {
  if (yes.length === 0 || no.length === 0) return Number.NaN;
  const sorted = [...no].sort((a, b) => a - b);
  let sum = 0;
  for (const score of yes) {
    const below = countBelow(sorted, score, false);
    sum += below + (countBelow(sorted, score, true) - below) / 2;
  }
  return sum / (yes.length * no.length);
}

/** How many of `sorted` are below `score`, or, with `inclusive`, not above it. */
function countBelow(sorted: readonly number[], score: number, inclusive: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < score || (inclusive && sorted[middle] === score)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Share of `no` that is abstained from where the threshold abstains from at most `share` of `yes`. */
export function abstentionAt(yes: readonly number[], no: readonly number[], share: number): number {
  const sorted = [...yes].sort((a, b) => a - b);
  const threshold = sorted[Math.floor(share * sorted.length)] ?? 0;
  return no.filter((score) => score < threshold).length / Math.max(1, no.length);
}

/** One row of a reliability table: questions whose probability lies in a tenth of the scale. */
export interface Bin {
  from: number;
  count: number;
  /** Mean probability, and the share that was answered right. */
  said: number;
  right: number;
}

const BINS = 10;

/**
 * Expected calibration error over ten bins of equal width (Guo et al., "On Calibration of Modern Neural Networks", 2017),
 * and the bins: what is said with 0.8 should be right four times of five.
 */
export function calibration(judged: readonly Judged[]): { ece: number; bins: Bin[] } {
  const bins = Array.from({ length: BINS }, (_, i) => {
    const inside = judged.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === i);
    const count = inside.length;
    const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, count);
    const right = inside.filter((one) => one.right).length / Math.max(1, count);
    return { from: i / BINS, count, said, right };
  });
  const all = Math.max(1, judged.length);
  const ece = bins.reduce((sum, { count, said, right }) => sum + (count / all) * Math.abs(said - right), 0);
  return { ece, bins: bins.filter(({ count }) => count > 0) };
}

/** False abstention at which abstention is compared. */
const FALSE_ABSTENTION = 0.05;

/** What is measured of answerable questions beside unanswerable ones. */
export interface Judgement {
  answerable: number;
  unanswerable: number;
  auc: number;
  /** Share of the unanswerable abstained from at 5 % false abstention. */
  abstentionAt5: number;
  /** Of the answerable, the first passage shown holds the answer. */
  rightFirst: number;
  ece: number;
  bins: Bin[];
}

export function judgementOf(judged: readonly Judged[]): Judgement {
  const yes = judged.filter(({ answerable }) => answerable);
  const no = judged.filter(({ answerable }) => !answerable);
  const scores = (all: readonly Judged[]) => all.map(({ confidence }) => confidence);
  return {
    answerable: yes.length,
    unanswerable: no.length,
    auc: areaUnderCurve(scores(yes), scores(no)),
    abstentionAt5: abstentionAt(scores(yes), scores(no), FALSE_ABSTENTION),
    rightFirst: yes.filter(({ right }) => right).length / Math.max(1, yes.length),
    ...calibration(judged),
  };
}

/** As lines of a table. */
export function judgementLines({ bins, ...all }: Judgement): string[] {
  return [
    `${all.answerable} answerable, ${all.unanswerable} not: area under the curve ${all.auc.toFixed(3)}, ` +
      `abstained at 5 % false abstention ${all.abstentionAt5.toFixed(3)}, right first ${all.rightFirst.toFixed(3)}, ` +
      `calibration error ${all.ece.toFixed(3)}`,
    `  said → right: ${bins.map(({ said, right, count }) => `${said.toFixed(2)} → ${right.toFixed(2)} (${count})`).join(', ')}`,
  ];
}

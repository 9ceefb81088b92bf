import type { Ask } from './ask.ts';
import { pointsBack, type SentenceTerms } from './evidence.ts';
import { strength, type Unit } from './question-units.ts';
import { ALL_FEATURES, type RankedSentence, type Ranking } from './rank-sentences.ts';

export const CONFIDENCE_FEATURES = [
  'covered',
  'surrounded',
  'rarest',
  'namedMissing',
  'unknown',
  'semantic',
  'typed',
  'near',
  'close',
  'side',
  'score',
  'margin',
] as const;
export type ConfidenceFeature = (typeof CONFIDENCE_FEATURES)[number];

const feature = (sentence: RankedSentence, name: (typeof ALL_FEATURES)[number]) =>
  sentence.features[ALL_FEATURES.indexOf(name)]!;

/** What the best sentence says about whether the question is answered at all, in the order of `CONFIDENCE_FEATURES`. */
export function confidenceEvidence({ ask, sentences }: Ranking): number[] {
  const best = sentences[0]!;
  const other = sentences.find(({ view }) => view.document !== best.view.document);
  const held = ask.units.map((unit) => ({ unit, share: heldAround(unit, best) }));
  const total = ask.total || 1;
  const surrounded = held.reduce((sum, { unit, share }) => sum + unit.weight * share, 0) / total;
  const missing = held
    .filter(({ unit }) => unit.named)
    .map(({ unit, share }) => (unit.weight / total) * (1 - share));
  const heaviest = held.reduce((a, b) => (b.unit.weight > a.unit.weight ? b : a), {
    unit: { weight: 0 } as Unit,
    share: 1,
  });
  return [
    feature(best, 'covered'),
    surrounded,
    heaviest.share,
    Math.max(0, ...missing),
    unknownShare(ask),
    best.candidate.semantic,
    feature(best, 'typed'),
    feature(best, 'near'),
    feature(best, 'close'),
    feature(best, 'side'),
    best.score / 10,
    other ? Math.min(1, (best.score - other.score) / 5) : 1,
  ];
}

/** Share of a unit in the sentence, in the one it leans on, or (half) in its neighbours and headings. */
function heldAround(unit: Unit, { sentence, view, index }: RankedSentence): number {
  const share = (terms: SentenceTerms | undefined) =>
    terms ? strength(unit, (term) => terms.at.has(term)) : 0;
  const previous = share(view.sentences[index - 1]);
  return Math.max(
    share(sentence),
    pointsBack(sentence.text) ? previous : 0.6 * previous,
    0.6 * share(view.sentences[index + 1]),
    0.8 * share(view.heading),
  );
}

function unknownShare({ units, total }: Ask): number {
  return units.filter(({ unknown }) => unknown).reduce((sum, { weight }) => sum + weight, 0) / (total || 1);
}

/** Fitted by `npm run fit -- confidence`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  covered: 2,
  surrounded: 4,
  rarest: 1,
  namedMissing: -6,
  unknown: -4,
  semantic: 3,
  typed: 0.3,
  near: 1,
  close: 1,
  side: 1,
  score: 1,
  margin: 0.5,
};
export const CONFIDENCE_BIAS = -4;
/** Below this the reply is an abstention. */
export const CONFIDENT = 0.5;

/** Probability (0 … 1) that the best sentence answers. */
export function confidenceOf(ranking: Ranking): number {
  if (ranking.sentences.length === 0) return 0;
  let sum = CONFIDENCE_BIAS;
  const values = confidenceEvidence(ranking);
  for (const [index, name] of CONFIDENCE_FEATURES.entries()) sum += CONFIDENCE_WEIGHTS[name] * values[index]!;
  return 1 / (1 + Math.exp(-sum));
}

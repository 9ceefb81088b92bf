import { CONFIDENCE_BIAS, CONFIDENCE_WEIGHTS } from './confidence-weights.ts';
import { type Unmet, unmet } from './constraints.ts';
import type { AskedPost } from './post-match.ts';
import type { Unit } from './question-units.ts';
import { ALL_FEATURES, type RankedSentence, type Ranking } from './rank-sentences.ts';
import { otherScript, pointsBack, type SentenceTerms } from './sentence-terms.ts';
import { shareIn } from './share.ts';
import { type Unheard, unheard } from './unheard.ts';

/** Evidence that the question is answered; what speaks against it is `Unmet`. */
export const SIGNS = [
  'covered',
  'surrounded',
  'akin',
  'rarest',
  'namedHeld',
  'absent',
  'unheard',
  'thing',
  'margin',
  'standsOut',
  'semantic',
  'contrast',
  'alike',
  'typed',
  'near',
  'close',
  'side',
  'score',
  'foreign',
  'brief',
] as const;
export const DEMANDS = [
  'postMissing',
  'rankMissing',
  'uncounted',
  'relation',
  'ordinal',
  'kind',
  'speaker',
  'topic',
  'day',
  'entity',
  'entityFar',
  'nameFar',
  'year',
  'person',
  'personFar',
  'words',
  'date',
  'number',
  'precise',
  'unrelated',
] as const;
export const CONFIDENCE_FEATURES = [...SIGNS, ...DEMANDS] as const;
export type ConfidenceFeature = (typeof CONFIDENCE_FEATURES)[number];

const feature = (sentence: RankedSentence, name: (typeof ALL_FEATURES)[number]) =>
  sentence.features[ALL_FEATURES.indexOf(name)]!;

/** Words of a question from which on it is no longer brief. */
const BRIEF = 4;

/** What the best sentence says about whether the question is answered at all, in the order of `CONFIDENCE_FEATURES`. */
export function confidenceEvidence(ranking: Ranking): number[] {
  const { ask, sentences } = ranking;
  const best = sentences[0]!;
  const held = ask.units.map((unit) => ({ unit, share: heldAround(unit, best) }));
  const total = ask.total || 1;
  const surrounded = held.reduce((sum, { unit, share }) => sum + unit.weight * share, 0) / total;
  const heaviest = held.reduce((a, b) => (b.unit.weight > a.unit.weight ? b : a), {
    unit: { weight: 0 } as Unit,
    share: 1,
  });
  const foreign = otherScript(ranking.question, best.sentence.text);
  const lacks = unmet(ranking, best);
  const post = feature(best, 'post');
  const absent = absentShare(ranking);
  const values: Record<ConfidenceFeature, number> = {
    covered: feature(best, 'covered'),
    surrounded,
    akin: feature(best, 'akin'),
    rarest: heaviest.share,
    namedHeld: held.reduce((sum, { unit, share }) => sum + (unit.named ? unit.weight * share : 0), 0) / total,
    absent,
    ...(unheard(ranking, best) satisfies Unheard),
    margin: margin(ranking),
    standsOut: standsOut(ranking),
    semantic: best.candidate.semantic,
    contrast: best.candidate.semantic - ranking.usualSemantic,
    alike: feature(best, 'alike'),
    typed: feature(best, 'typed'),
    near: feature(best, 'near'),
    close: feature(best, 'close'),
    side: feature(best, 'side'),
    score: best.score / 10,
    foreign: foreign ? 1 : 0,
    brief: Math.max(0, BRIEF - ask.units.length) / BRIEF,
    postMissing: ask.post && ask.post.targets.length > 0 && post < 1 ? 1 : 0,
    rankMissing:
      ask.post && ask.post.targets.length === 0 && post < 1 ? 1 - saysRank(ask.post, best.sentence) : 0,
    uncounted: feature(best, 'counted') < 0 ? 1 : 0,
    unrelated: isUnrelated(best, absent) ? 1 : 0,
    ...(lacks satisfies Unmet),
  };
  return CONFIDENCE_FEATURES.map((name) => values[name]);
}

/** What "then-president of …" counts for where no holder was found beside it. */
const RANK_ALONE = 0.7;
/** Another rank that is easily taken for the one asked for weighs more than none at all. */
const LOWER_RANK = -0.6;
const LOWER = '(?:vice|deputy|assistant)[ -](?:\\p{L}+ ){0,2}';

/** "Who was the leader …?" is told by "… led them" as well; a vice minister is no minister. */
function saysRank({ rank, country, fields }: AskedPost, { text }: SentenceTerms): number {
  if (
    rank === 'leader' &&
    /\b(?:led|leads?|leading|head(?:s|ed)|command(?:s|ed))\b|이끌|이끄|이끈/iu.test(text)
  )
    return 1;
  const alone = new RegExp(`(?<!\\b${LOWER})\\b${rank}\\b`, 'iu').test(text);
  if (!alone && new RegExp(`\\b${LOWER}${rank}\\b`, 'iu').test(text)) return LOWER_RANK;
  if (rank === 'minister' && /차관|부상/u.test(text)) return LOWER_RANK;
  return alone && !country && fields.length === 0 ? RANK_ALONE : 0;
}

/** Share of a unit in the sentence, in the one it leans on, or (half) in its neighbours and headings. */
function heldAround(unit: Unit, { sentence, view, index }: RankedSentence): number {
  const share = (terms: SentenceTerms | undefined) => (terms ? shareIn(unit, terms) : 0);
  const previous = share(view.sentences[index - 1]);
  return Math.max(
    share(sentence),
    pointsBack(sentence.text) ? previous : 0.6 * previous,
    0.6 * share(view.sentences[index + 1]),
    0.8 * share(view.heading),
  );
}

/** Weight of the question's words that none of the passages looked at holds, in any form. */
function absentShare({ ask, sentences }: Ranking): number {
  const absent = ask.units.filter((unit) => !sentences.some(({ sentence }) => shareIn(unit, sentence) > 0.5));
  return absent.reduce((sum, { weight }) => sum + weight, 0) / (ask.total || 1);
}

/**
 * Half of the question is found nowhere, and its best passage is as far from it in meaning as any: "the boiling point of
 * ethanol" has a point in common with the documents. One of our 330 right answers is like that, and a third of the
 * questions about something else that were answered.
 */
const UNRELATED = { absent: 0.5, semantic: 0.12 };

const isUnrelated = ({ candidate }: RankedSentence, absent: number) =>
  absent >= UNRELATED.absent && candidate.semantic < UNRELATED.semantic;

/** How far the best sentence is ahead of all other documents, at most 1. */
function margin({ sentences }: Ranking): number {
  const [best] = sentences;
  const rival = sentences.find(({ view }) => view.document !== best!.view.document);
  return Math.min(1, (best!.score - (rival?.score ?? 0)) / 10);
}

/** Passages that the first one is compared with. */
const RIVALS = 9;

/** How far the words of the first passage outweigh those of the next ones: near 0 where many hold as much of the question. */
function standsOut({ retrieval }: Ranking): number {
  const [first, ...others] = retrieval.candidates.map(({ lexical }) => lexical);
  if (!first) return 0;
  const rivals = others.slice(0, RIVALS);
  const usual = rivals.reduce((sum, lexical) => sum + lexical, 0) / (rivals.length || 1);
  return 1 - usual / Math.max(first, ...others);
}

/** Probability (0 … 1) that the best sentence answers. */
export function confidenceOf(ranking: Ranking): number {
  if (ranking.sentences.length === 0) return 0;
  let sum = CONFIDENCE_BIAS;
  const values = confidenceEvidence(ranking);
  for (const [index, name] of CONFIDENCE_FEATURES.entries()) sum += CONFIDENCE_WEIGHTS[name] * values[index]!;
  return 1 / (1 + Math.exp(-sum));
}

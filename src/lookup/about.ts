import type { Library } from '../library/types.ts';

/** How a sentence stands to a topic, and with it the best sentence of its document that does more than list things. */
export interface Nearness {
  /** Share (0 … 1) of the topic's words that the sentence holds, and that the document's best sentence holds. */
  covered: number;
  documentCovered: number;
  /** Cosine of topic and sentence, and of topic and the document's nearest sentence. */
  cosine: number;
  documentCosine: number;
}

/** Logistic regression on the sentences of the company's news in both languages (test/eval/digest). */
const ABOUT = { bias: -3.71, covered: 1.33, documentCovered: 1.14, cosine: 6.59, documentCosine: 5.3 };

/**
 * A sentence is said to be about a topic from this probability on. On the town's news, which were not fitted on, 0.73 of the
 * sentences found are about the topic, and 0.78 of those about it are found.
 */
export const ABOUT_FLOOR = 0.3;

/** Probability (0 … 1) that a sentence is about a topic. */
export const probabilityAbout = (near: Nearness): number =>
  1 /
  (1 +
    Math.exp(
      -(
        ABOUT.bias +
        ABOUT.covered * near.covered +
        ABOUT.documentCovered * near.documentCovered +
        ABOUT.cosine * near.cosine +
        ABOUT.documentCosine * near.documentCosine
      ),
    ));

/**
 * The floor for a sentence that holds none of the topic's words, or whose document as a whole does not bear on it: what is
 * only near it in meaning has to be nearer: of the town's sentences found so 0.80 are about the topic.
 */
export const ABOUT_BY_MEANING = 0.4;

/** Somewhere a sentence has to be about a topic as surely as this; else the library says nothing about it. */
export const ABOUT_SURELY = 0.6;

/** Passages whose nearness to a topic is the library's own. */
const SAMPLE = 400;

/** Fewest passages that tell what is usual: of a few, the one that is about the topic would be held against itself. */
const LEAST_SAMPLE = 50;

/** How near a library is to a topic as a whole: the median cosine of its passages, 0 at least. Every text of a trade is near to its words. */
export function backgroundOf(library: Library, topic: Float32Array, collections: readonly string[]): number {
  const seen = new Set(collections);
  const step = Math.max(1, Math.floor(library.passageCount / SAMPLE));
  const sample: number[] = [];
  for (let passage = 0; passage < library.passageCount; passage += step) {
    if (!seen.has(library.documents[library.passage(passage).document]!.collection)) continue;
    sample.push(passage);
  }
  const cosines = library.cosines(topic, sample);
  if (cosines.length < LEAST_SAMPLE) return 0;
  return Math.max(0, cosines.sort((a, b) => a - b)[cosines.length >> 1] ?? 0);
}

import { h, refill } from './dom.js';
import { answerEvidenceName, evidenceName } from './evidence-words.js';

/**
 * @typedef {import('../../answering/explain.ts').Explanation} Explanation
 * @typedef {import('../../answering/explain.ts').ExplainedSentence} Sentence
 * @typedef {import('../../answering/explain.ts').Evidence} Evidence
 * @typedef {import('./types.ts').Page} Page
 */

/** Sentences, terms and pieces of evidence that are shown: the weightiest. */
const SENTENCES = 8;
const TERMS = 14;
const PIECES = 8;
/** Share of the weightiest term's weight below which a term is left out: function words. */
const LEAST = 0.35;

/**
 * How the last question was ranked: what was looked for, the sentences with their scores, and why there is an answer
 * or none.
 *
 * @param {HTMLElement} place
 * @param {Explanation | null} found
 * @param {Page} page
 */
export function drawRanking(place, found, page) {
  const { words } = page;
  if (!found) return refill(place, h('p', { class: 'small' }, words.noQuestion));
  const sentences = found.sentences.slice(0, SENTENCES);
  refill(
    place,
    h('p', { class: 'asked' }, found.question),
    drawConfidence(found, page),
    h('h4', {}, words.terms),
    drawTerms(found),
    h('h4', {}, words.ranking),
    h('ol', { class: 'ranking' }, ...sentences.map((one) => drawSentence(one, page))),
  );
}

/** @param {Explanation} found @param {Page} page */
function drawConfidence({ kind, confidence }, page) {
  const { words, locale } = page;
  const { value, threshold, evidence } = confidence;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const line =
    kind === 'answer' ? words.answered(percent.format(value)) : words.abstained(percent.format(value));
  return h(
    'details',
    { class: `confidence ${kind}` },
    h('summary', {}, `${line}, ${words.threshold(percent.format(threshold))}`),
    drawEvidence(evidence, page, answerEvidenceName),
  );
}

/** @param {Explanation} found */
function drawTerms({ analysis }) {
  const weighty = analysis.terms.toSorted((a, b) => b.weight - a.weight);
  const least = (weighty[0]?.weight ?? 0) * LEAST;
  // The index may know one word in several forms.
  const terms = new Map(
    weighty.filter(({ weight }) => weight > least).map((one) => [shown(one).toLowerCase(), one]),
  );
  return h(
    'ul',
    { class: 'terms' },
    ...[...terms.values()].slice(0, TERMS).map((one) => {
      const { source, origin, weight } = one;
      const from = origin === 'question' || source === '' ? origin : `${source}: ${origin}`;
      return h(
        'li',
        { title: `${from} · ${score(weight)}`, class: origin === 'question' ? '' : 'expansion' },
        shown(one),
      );
    }),
  );
}

/** Between two overlapping pairs of syllables, as Korean is indexed (주중 중대 대사): what is there twice. */
const PAIRS = /(?<=([가-힣])) \1/gu;

/**
 * A word of the question as it was written; an expansion as the index knows it, without the index's own marks.
 *
 * @param {Explanation['analysis']['terms'][number]} term
 */
function shown({ term, source, origin }) {
  return origin === 'question' && source !== ''
    ? source
    : term
        .replace(/^[^\p{L}\p{N}"]+/u, '')
        .replaceAll('_', '')
        .replace(PAIRS, '');
}

/** @param {Sentence} sentence @param {Page} page */
function drawSentence({ text, citation, score: total, candidate, evidence }, page) {
  const { words } = page;
  return h(
    'li',
    {},
    h(
      'details',
      {},
      h(
        'summary',
        {},
        h('span', { class: 'ranked' }, text),
        h('span', { class: 'small' }, `${citation.title} · ¶ ${citation.paragraph}`),
      ),
      h('p', { class: 'small' }, `${words.evidence} (${score(total)})`),
      drawEvidence(evidence, page),
    ),
    h(
      'dl',
      { class: 'scores' },
      ...[
        [words.lexical, candidate.lexical],
        [words.semantic, candidate.semantic],
        [words.fused, candidate.fused],
      ].map(([name, value]) => h('div', {}, h('dt', {}, String(name)), h('dd', {}, score(Number(value))))),
    ),
  );
}

/** @param {readonly Evidence[]} evidence @param {Page} page */
function drawEvidence(evidence, page, called = evidenceName) {
  const most = Math.max(...evidence.map(({ adds }) => Math.abs(adds)), 0.01);
  return h(
    'ul',
    { class: 'evidence' },
    ...evidence.slice(0, PIECES).map(({ name, adds }) => {
      const bar = h('span', { class: `bar ${adds < 0 ? 'against' : 'for'}`, 'aria-hidden': 'true' });
      bar.style.setProperty('--share', String(Math.abs(adds) / most));
      return h(
        'li',
        {},
        h('span', {}, called(name, page.locale)),
        bar,
        h('span', { class: 'adds' }, `${adds < 0 ? '−' : '+'}${score(Math.abs(adds))}`),
      );
    }),
  );
}

/** @param {number} value */
const score = (value) => value.toFixed(2);

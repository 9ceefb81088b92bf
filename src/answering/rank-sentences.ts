import type { Domain } from '../domains/types.ts';
import { isOtherLanguage } from '../languages/other.ts';
import type { Context } from '../library/context.ts';
import { parseQuery } from '../query/parse.ts';
import type { Question } from '../query/types.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import { withAcronyms } from './acronyms.ts';
import { type AnswerWeights, answerWeights } from './choose-weights.ts';
import { type Clause, clausesOf, isAsking } from './clauses.ts';
import { withEntities } from './entity-clauses.ts';
import { evidence, type Pool } from './evidence.ts';
import { ALL_FEATURES } from './features.ts';
import { withFuzzyMatches } from './fuzzy-match.ts';
import { highestOf, passageEvidence } from './passage-evidence.ts';
import { contentWords, type PassageView, passageView, type ViewedSentence } from './passage-view.ts';
import type { RankedSentence, Ranking } from './ranking.ts';
import { readAll } from './reading-evidence.ts';
import { YEAR } from './sentence-terms.ts';
import { akinTo, meaningOf } from './similar-words.ts';
import { coverageIn } from './term-coverage.ts';
import { type WeighedQuery, weighed } from './weighed-query.ts';
import { cosine } from './word-meaning.ts';

/**
 * Passages whose sentences are weighed. Twelve put three more of our 140 questions right first, those asked across
 * languages of a few documents; on xquad-en they changed nothing. In a large library 6 put as many questions of qed-nq-dev
 * right as 7 (0.641) and 0.001 fewer of korquad1-dev; the slowest of 800 (p99) took 22.4 ms, with 7 they took 26.7.
 */
const PASSAGES_WEIGHED = { few: 12, many: 6 };
/** From so many passages on a library is large. */
const LARGE = 500;
const passagesWeighed = ({ library }: Context) =>
  library.passageCount < LARGE ? PASSAGES_WEIGHED.few : PASSAGES_WEIGHED.many;

const ALIKE = ALL_FEATURES.indexOf('alike');
const ALIKE_SCALE = 3;
/** Sentences compared with the question in meaning; each costs the encoder about 0.1 ms the first time. */
const SENTENCES_COMPARED = 12;
/** Characters of a sentence that are compared: texts without full stops have "sentences" of 2,500, which took the encoder 10 ms. */
const COMPARED_LENGTH = 600;

/** The sentences of the best passages, weighed and put in order. */
export async function rankSentences(
  context: Context,
  question: Question,
  passages = passagesWeighed(context),
): Promise<Ranking> {
  const { domain } = context;
  const parsed = parseQuery(context, question);
  const retrieval = await retrieve(context, parsed);
  const candidates = retrieval.candidates.slice(0, passages);
  const rarest = Math.log(1 + context.library.passageCount);
  // What was searched beside the question's own words is not looked for in sentences.
  const terms = retrieval.terms.filter(({ source }) => parsed.text.includes(source));
  const clauses = clausesOf(parsed, terms, rarest).filter(({ source }) => !isAsking(source));
  const views = candidates.map((candidate) => passageView(context, candidate.passage));
  const all = views.flatMap((view) => view.sentences);
  const own = withAcronyms(withFuzzyMatches(clauses, all), all);
  const query = weighed(parsed, withEntities(domain, parsed, { clauses: own, rarest }, all));
  const pool = poolOf(domain, query, views, await meaningOf(context, query, views));
  const readings = await readAll(context.reader, query.text, views);
  const highest = highestOf(candidates);
  const otherLanguage = isOther(query.text, views);
  const weights = answerWeights(otherLanguage);
  const echoed = new Set(contentWords(query.text));
  const ranked = views.flatMap((view, rank) => {
    const candidate = candidates[rank]!;
    const passageFeatures = passageEvidence(query, { view, candidate, rank }, highest);
    const people = query.office ? view.posts : query.answerType === 'person' ? view.people : null;
    return view.sentences.map((sentence, index): RankedSentence => {
      const around = {
        previous: view.sentences[index - 1] ?? neighbour(context, view, -1)?.sentences.at(-1) ?? null,
        next: view.sentences[index + 1] ?? neighbour(context, view, 1)?.sentences[0] ?? null,
        heading: view.heading,
        passagePolarity: () => view.polarity,
        index,
        named: people?.[index] ?? null,
      };
      const read = readings.of(rank, index);
      const features = [...evidence(query, pool, sentence, around), ...passageFeatures, ...read, 0];
      const echo = isLine(sentence, query.text) && sentence.content.every((word) => echoed.has(word));
      const found = { view, sentence, index, candidate, features, echo };
      return { ...found, score: weigh(found, weights) };
    });
  });
  ranked.sort(inOrder);
  await compare(context, retrieval.vector, ranked, weights);
  ranked.sort(inOrder);
  const [best] = ranked;
  const ofBest = best ? await aboutBest(context, query, best) : NOTHING;
  return { domain, query, otherLanguage, retrieval, rarest, ...ofBest, readings, views, sentences: ranked };
}

const NOTHING = { akinToBest: [], mentions: [] };

/** What is looked at of the best sentence alone. */
export async function aboutBest(
  context: Context,
  query: WeighedQuery,
  best: RankedSentence,
): Promise<Pick<Ranking, 'akinToBest' | 'mentions'>> {
  const akinToBest = await akinTo(context, query, best);
  return { akinToBest, mentions: mentionsIn(context.library.text(best.view.document), query.clauses) };
}

function mentionsIn(text: string, clauses: readonly Clause[]): number[] {
  return clauses.map(({ named, source }) => {
    const name = source.replace(/['’]s?$/, '');
    return !named || name.length < 2 || (/\d/.test(name) && !YEAR.test(name))
      ? 0
      : text.split(name).length - 1;
  });
}

const inOrder = (a: RankedSentence, b: RankedSentence) =>
  b.score - a.score || a.sentence.start - b.sentence.start || a.view.passage - b.view.passage;

/** Adds how like the question in meaning the best sentences are; the others count as little as the least of them. */
async function compare(
  context: Context,
  question: Float32Array,
  ranked: readonly RankedSentence[],
  weights: AnswerWeights,
): Promise<void> {
  const first = ranked.slice(0, SENTENCES_COMPARED);
  const missing = first.map(({ sentence }) => sentence).filter(({ vector }) => vector === null);
  if (missing.length > 0) {
    const rows = await context.encoder.encodeQueries(
      missing.map(({ text }) => text.slice(0, COMPARED_LENGTH)),
    );
    const size = context.encoder.dimensions;
    for (const [row, sentence] of missing.entries())
      sentence.vector = rows.slice(row * size, (row + 1) * size);
  }
  const likeness = first.map(({ sentence }) => ALIKE_SCALE * cosine(question, sentence.vector!));
  const least = Math.min(...likeness);
  for (const [place, one] of ranked.entries()) {
    one.features[ALIKE] = likeness[place] ?? least;
    one.score = weigh(one, weights);
  }
}

/** A few words alone do not tell: the passages then do. */
const isOther = (question: string, [first]: readonly PassageView[]): boolean =>
  first !== undefined && isOtherLanguage(first.text) === true && isOtherLanguage(question) !== false;

/** The passage before or after, where it goes on with the same paragraph or the next one of the same document. */
function neighbour(context: Context, view: PassageView, step: -1 | 1): PassageView | null {
  const id = view.passage + step;
  if (id < 0 || id >= context.library.passageCount) return null;
  return context.library.passage(id).document === view.document ? passageView(context, id) : null;
}

function poolOf(
  domain: Domain,
  query: WeighedQuery,
  views: readonly PassageView[],
  akin: Pool['akin'],
): Pool {
  const all = views.flatMap((view) => view.sentences);
  const local = query.clauses.map((clause) => {
    const holding = all.filter((sentence) => coverageIn(clause, sentence) > 0.5).length;
    return clause.weight * Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5));
  });
  return { domain, akin, local, localTotal: local.reduce((sum, weight) => sum + weight, 0) || 1 };
}

/** A line without an end, no longer than the question: a heading, a name, a date. */
const isLine = ({ text }: ViewedSentence, question: string) =>
  text.length <= question.length && !/[.!?…。"”’)]\s*$/u.test(text);

/** What is taken off such a sentence: it is like the question and never its answer. */
const ECHO = 10;

function weigh(
  { features, echo }: Pick<RankedSentence, 'features' | 'echo'>,
  { sentence }: AnswerWeights,
): number {
  let sum = echo ? -ECHO : 0;
  for (const [index, feature] of ALL_FEATURES.entries()) sum += sentence[feature] * features[index]!;
  return sum;
}

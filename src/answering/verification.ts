import type { Domain } from '../domains/types.ts';
import { differ, languageOf } from '../languages/all.ts';
import type { AnswerType } from '../languages/language.ts';
import { typedSpans } from '../languages/typed-spans.ts';
import type { Clause } from './clauses.ts';
import { entityIds, isEntity } from './entity-clauses.ts';
import { familyWithTitle } from './family-names.ts';
import { ALL_FEATURES } from './features.ts';
import type { RankedSentence, Ranking } from './ranking.ts';
import { type SentenceTerms, YEAR } from './sentence-terms.ts';
import { alike } from './similar-words.ts';
import { BESIDE, found, holds, NAMED_BESIDE, nearOf } from './surroundings.ts';
import { coverageInPassage } from './term-coverage.ts';

/** What a question demands of its answer and the best sentence does not meet: each 0 (met, or not demanded) … 1. */
export interface Unmet {
  /** One that the whole passage, its title and headings do not name. */
  entityFar: number;
  /** Another name or figure that the whole passage does not hold. */
  nameFar: number;
  year: number;
  /** A person of the question. */
  person: number;
  /** Share of the other words that nothing near holds or comes near in meaning; only across languages, where words tell most. */
  words: number;
  /** The kind of thing asked for: a date, a number, a person … */
  date: number;
  number: number;
}

/** What is left of an entity that only another passage of the document names. */
const ELSEWHERE = 0.5;
/** What counts as there of a country that goes without saying. */
const UNSAID = 0.5;
/** "In season 2", 1차: texts tell small numbers in other ways too. */
const SMALL_NUMBER = /^\d{1,2}$/;
const OFTEN_OTHERWISE = 0.5;
/** A name that a document has so often is what it is about, also where a sentence does not say so. */
const CENTRAL = 4;

/** What the best sentence of a ranking leaves unmet. */
export function unmet({ query, akinToBest, mentions, domain }: Ranking, best: RankedSentence): Unmet {
  const near = nearOf(best);
  const foreign = differ(query.text, best.sentence.text);
  const lacks = { entityFar: 0, nameFar: 0, person: 0, year: 0, words: 0 };
  // One word of a name is enough: "Minister Ban" is Ban Ki-moon.
  const years: number[] = [];
  const people = new Map<string, number>();
  for (const [index, clause] of query.clauses.entries()) {
    const share = found(near, holds(clause), clause.named ? NAMED_BESIDE : BESIDE);
    const central = (mentions[index] ?? 0) >= CENTRAL ? BESIDE : 0;
    if (YEAR.test(clause.source)) {
      const elsewhere = mentions[index] ? ELSEWHERE : 0;
      years.push(1 - Math.max(share, coverageInPassage(best.view, clause), elsewhere));
    } else if (isEntity(clause)) {
      const unsaid = goesUnsaid(domain, clause, best) ? UNSAID : 0;
      lacks.entityFar = Math.max(
        lacks.entityFar,
        1 - Math.max(coverageInPassage(best.view, clause), mentions[index] ? ELSEWHERE : 0, unsaid),
      );
    } else if (clause.person) {
      const title = familyWithTitle(clause);
      const called = found(near, ({ text }) => (title?.test(text) ? 1 : 0));
      people.set(clause.person, Math.max(people.get(clause.person) ?? 0, share, called, central));
    } else if (clause.named) {
      const most = SMALL_NUMBER.test(clause.source) ? OFTEN_OTHERWISE : 1;
      if (!mentions[index])
        lacks.nameFar = Math.max(lacks.nameFar, most * (1 - coverageInPassage(best.view, clause)));
    } else if (foreign) {
      lacks.words += (clause.weight / (query.total || 1)) * (1 - Math.max(share, alike(akinToBest[index])));
    }
  }
  // "From 1995 to 2000 and to 2005": one of several years may go unsaid.
  lacks.year = years.reduce((sum, lacking) => sum + lacking, 0) / (years.length || 1);
  for (const here of people.values()) lacks.person = Math.max(lacks.person, 1 - here);
  const typed =
    query.answerType === 'thing'
      ? 1
      : found(near, (text) => novelSpan(query.clauses, text, query.answerType));
  const missing =
    query.answerType !== 'thing' &&
    best.features[TYPED]! < 1 &&
    !languageOf(query.text).questions.isWhenever(query.text, best.sentence.text);
  const lacking = missing ? 1 - BESIDE * typed : 0;
  return {
    ...lacks,
    // A date in the next sentence is nearly always that of something else.
    date: query.answerType === 'date' && missing ? 1 - NAMED_BESIDE * typed : 0,
    number: query.answerType === 'number' ? lacking : 0,
  };
}

/** Whether a text need not say which country or region it speaks of. */
const goesUnsaid = (domain: Domain, clause: Clause, { sentence, view }: RankedSentence) =>
  domain.goesUnsaid(
    { ids: entityIds(clause), source: clause.source, known: !clause.unknown },
    { text: sentence.text, polarity: view.polarity },
  );

const TYPED = ALL_FEATURES.indexOf('typed');

/** 1 when a text holds something of the kind asked for that is not itself of the question. */
function novelSpan(clauses: readonly Clause[], text: SentenceTerms, kind: AnswerType): number {
  const asked = new Set(clauses.map(({ source }) => source.toLowerCase()));
  return typedSpans(text.text, kind).some(
    ({ start, end }) => !asked.has(text.text.slice(start, end).toLowerCase()),
  )
    ? 1
    : 0;
}

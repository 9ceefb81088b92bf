import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCredit, bestPassages, PUT_OFF } from '../../src/retrieval/lexical/best.ts';
import { decodeStreams, encodeStreams } from '../../src/retrieval/lexical/blob.ts';
import { invertPassages } from '../../src/retrieval/lexical/inverted.ts';
import { makeLexicalIndex } from '../../src/retrieval/lexical/lexical-index.ts';
import { addScores, bounded, heldBy, postingsOf, rarity } from '../../src/retrieval/lexical/score.ts';
import { makeStreams, renewStreams, rowTerms, type Streams } from '../../src/retrieval/lexical/streams.ts';
import { topUnits } from '../../src/retrieval/lexical/top.ts';
import { WEIGHTS } from '../../src/retrieval/weights.ts';

const word = fc.constantFrom('peace', 'talks', 'seoul', 'trade', 'envoy', '대사', '회담');
const passages = fc.array(
  fc.record({
    text: fc.array(word, { maxLength: 12 }).map((all) => all.join(' ')),
    title: word,
    headings: fc.array(word, { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 20 },
);

function streamsOf(texts: { text: string; title: string; headings: string[] }[]): Streams {
  return makeStreams(texts.map((one, i) => ({ ...one, document: i >> 1 })));
}

const holds = (streams: Streams, passage: number, term: number) =>
  Object.values(streams.fields).some((rows) => rowTerms(rows, passage).includes(term));

describe('the index of words', () => {
  it('GIVEN any passages THEN it is the same after writing and reading', () => {
    fc.assert(
      fc.property(passages, (texts) => {
        const streams = streamsOf(texts);
        const keys = Buffer.from('keys of documents');
        expect(decodeStreams(encodeStreams(streams, keys))).toEqual({ streams, keys });
      }),
    );
  });

  it('GIVEN an earlier build with some of the same documents THEN what is taken over gives the same', () => {
    type Texts = { text: string; title: string; headings: string[] }[];
    const streamsOfAll = (all: readonly Texts[]) =>
      makeStreams(all.flatMap((texts, document) => texts.map((one) => ({ ...one, document }))));
    const pool = fc.array(passages, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        pool,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        (all, a, b) => {
          const earlier = a.map((pick) => pick % all.length);
          const now = b.map((pick) => pick % all.length);
          const before = streamsOfAll(earlier.map((pick) => all[pick]!));
          const sources = now.map((pick, document) => {
            const at = earlier.indexOf(pick);
            const first = earlier.slice(0, at).reduce((sum, one) => sum + all[one]!.length, 0);
            return at < 0
              ? { passages: all[pick]!.map((one) => ({ ...one, document })) }
              : { earlier: [first, first + all[pick]!.length] as const, document };
          });
          expect(renewStreams(before, sources)).toEqual(streamsOfAll(now.map((pick) => all[pick]!)));
        },
      ),
    );
  });

  it('GIVEN any passages THEN the postings of some terms are just the passages that hold them all', () => {
    fc.assert(
      fc.property(passages, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (texts, picks) => {
        const streams = streamsOf(texts);
        const index = invertPassages(streams, WEIGHTS);
        const terms = picks.map((pick) => pick % streams.vocabulary.length);
        const { units, from, to } = postingsOf(index, terms);
        const expected = texts.map((_, i) => i).filter((i) => terms.every((term) => holds(streams, i, term)));
        expect([...units.slice(from, to)]).toEqual(expected);
      }),
    );
  });

  it('GIVEN alternatives THEN a passage is credited with the best one only', () => {
    fc.assert(
      fc.property(passages, (texts) => {
        const streams = streamsOf(texts);
        const index = invertPassages(streams, WEIGHTS);
        const alternatives = streams.vocabulary
          .slice(0, 3)
          .map((_, term) => ({ terms: [term], share: 1 / (term + 1) }));
        const scores = new Float64Array(index.count);
        addScores([bounded(index, { alternatives })], scores);
        for (let unit = 0; unit < index.count; unit++) {
          const best = alternatives.map(({ terms, share }) => {
            const { units, impacts, from, to } = postingsOf(index, terms);
            const at = units.subarray(from, to).indexOf(unit);
            return at < 0 ? 0 : share * rarity(index.count, heldBy(index, terms[0]!)) * impacts[from + at]!;
          });
          expect(scores[unit]).toBeCloseTo(Math.max(...best), 4);
        }
      }),
    );
  });

  it('GIVEN common words put off THEN scores are exact, and what is missed is hardly better than what is found', () => {
    const shares = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(passages, shares, fc.integer({ min: 1, max: 20 }), (texts, share, count) => {
        const streams = streamsOf(texts);
        const index = makeLexicalIndex(streams, WEIGHTS);
        const groups = streams.vocabulary
          .slice(0, share.length)
          .map((_, term) => ({ alternatives: [{ terms: [term], share: share[term]! }] }));
        const allowed = Uint8Array.from(texts, (_, passage) => (passage % 3 === 0 ? 0 : 1));
        const every = Uint32Array.from(texts, (_, passage) => passage);
        const scores = new Float64Array(texts.length);
        addCredit(index, groups, 0.5, every, scores);
        const found = bestPassages(index, groups, 0.5, count, allowed);
        const expected = topUnits(scores, count, allowed);
        expect(found.passages).toHaveLength(expected.length);
        const least = Math.min(...found.passages.map((passage) => scores[passage]!));
        for (const passage of found.passages) {
          expect(allowed[passage]).toBe(1);
          expect(found.scores.get(passage)).toBeCloseTo(scores[passage]!, 4);
        }
        for (const passage of expected) {
          if (!found.scores.has(passage))
            expect(scores[passage]).toBeLessThan(least + PUT_OFF * found.bound + 1e-4);
        }
        expect(bestPassages(index, groups, 0.5, count, allowed)).toEqual(found);
      }),
    );
  });

  it('GIVEN any scores THEN the top is what sorting gives, ties by number', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 20 }), (all, count) => {
        const sorted = all
          .map((score, unit) => ({ score, unit }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.unit - b.unit);
        expect(topUnits(Float64Array.from(all), count)).toEqual(
          sorted.slice(0, count).map(({ unit }) => unit),
        );
      }),
    );
  });
});

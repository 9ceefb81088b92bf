import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import { verify } from '../../src/checking/verify/verify.ts';
import { units } from '../../src/documents/units.ts';
import { sentences } from '../../src/languages/sentences.ts';
import type { Quote } from '../../src/reading/types.ts';
import { everyCollection, libraryOf } from '../support/search-library.ts';

const word = fc.constantFrom(
  ...'the ambassador to China Kim 김하중 대사는 visited Seoul. 서울에서 회의가 열렸다. "Peace," he said; U.S. Dr. 1,998 — … 유엔 [note] é ﬁ 𝒜 (B) on Mar. 11.'.split(
    ' ',
  ),
  '\n\n',
  '\n',
  '  ',
  '# Heading\n\n',
);
const text = fc.array(word, { minLength: 3, maxLength: 120 }).map((parts) => parts.join(' '));
const question = fc.array(word, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));

/** Whether quotes of one document say the same words again. */
const overlap = (a: Quote) => (b: Quote) =>
  a.citation.documentId === b.citation.documentId && a.start < b.end && b.start < a.end;

/** Each run builds a library: slow on a busy machine. */
const TIMEOUT = 120_000;

describe('quotes of random documents', { timeout: TIMEOUT }, () => {
  it('GIVEN any documents and questions THEN every quote is the document’s own text, its highlights whole units', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.array(question, { minLength: 1, maxLength: 4 }),
        async (texts, questions) => {
          const context = await libraryOf(
            Object.fromEntries(texts.map((one, i) => [`a/${i}.txt`, `Title ${i}\n\n${one}`])),
          );
          const check = (quote: Quote) => {
            const document = context.library.indexOf(quote.citation.documentId)!;
            const whole = context.library.text(document);
            expect(quote.text).toBe(whole.slice(quote.start, quote.end));
            expect([quote.citation.start, quote.citation.end]).toEqual([quote.start, quote.end]);
            const stored = [...Array(context.library.passageCount).keys()].map((id) =>
              context.library.passage(id),
            );
            for (const [start, end] of quote.highlights) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeLessThanOrEqual(quote.text.length);
              const [from, to] = [quote.start + start, quote.start + end];
              const passage = stored.find(
                (one) => one.document === document && one.start <= from && one.end >= to,
              )!;
              const { blocks } = context.library.structure(document);
              const bounds = units({ text: whole, blocks }, passage);
              expect(bounds.some((one) => one.start === from && one.end === to)).toBe(true);
            }
          };
          for (const asked of questions) {
            const outcome = await answer(context, { text: asked, collections: everyCollection(context) });
            if (outcome.kind === 'abstention') {
              if (outcome.nearest) check(outcome.nearest);
              continue;
            }
            const all = outcome.kind === 'answer' ? [...outcome.quotes, ...outcome.further] : outcome.quotes;
            all.forEach(check);
            expect(all.filter((one, i) => all.slice(0, i).some(overlap(one)))).toEqual([]);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('GIVEN any sentence of any document THEN it verifies as verbatim, however its spaces, quotes and case were changed', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (one, pick) => {
        const context = await libraryOf({ 'a/0.txt': `Title\n\n${one}` });
        if (context.library.documents.length === 0) return;
        const whole = context.library.text(0);
        const all = sentences(whole).filter(
          ({ start, end }) => (whole.slice(start, end).match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3,
        );
        const span = all[pick % Math.max(1, all.length)];
        if (!span || /[[…]/.test(whole.slice(span.start, span.end))) return;
        const sentence = whole.slice(span.start, span.end);
        const changed = `> “${sentence.replace(/"/g, '’').replace(/\s+/g, '  ').toUpperCase().normalize('NFD')}”`;
        for (const given of [sentence, changed]) {
          const found = await verify(context, { text: given, collections: everyCollection(context) });
          expect(found.kind).toBe('verbatim');
          for (const quote of found.places.flatMap(({ quotes }) => quotes)) {
            expect(quote.text).toBe(whole.slice(quote.start, quote.end));
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CHARACTERS } from '../../src/briefing/digest.ts';
import { ON_TOPIC } from '../../src/briefing/topic.ts';
import { digested, LENGTHS, leadSentences, qualityOf, subjects } from '../eval/briefing.ts';
import { judged, topicPairs } from '../eval/briefing-topics.ts';
import { SAMPLE } from '../support/briefing.ts';
import { shippedEncoder } from '../support/place.ts';

const cacheDir = mkdtempSync(join(tmpdir(), 'attache-quality-'));
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }));

describe('GIVEN the sample corpus, and the seeds where ../shared/seeds exists, and the facts they state', () => {
  test('THEN a digest of any length states more of them than lead sentences, and repeats less or nothing', async () => {
    const all = await subjects(await shippedEncoder(), SAMPLE, cacheDir);
    for (const subject of all) {
      const { library } = subject.context;
      const documents = library.documents.map((_, document) => document);
      const own = documents.filter((document) => library.documents[document]!.language === subject.language);
      for (const length of LENGTHS) {
        const digest = qualityOf(await digested(subject, length), subject.facts);
        for (const from of [documents, own]) {
          const lead = qualityOf(leadSentences(subject.context, from, CHARACTERS[length]), subject.facts);
          expect(digest.facts, `${subject.name}, ${length}`).toBeGreaterThan(lead.facts);
          if (digest.repeated > 0)
            expect(digest.repeated, `${subject.name}, ${length}`).toBeLessThan(lead.repeated);
        }
      }
    }
    const held = (await topicPairs(all[0]!.context)).filter(({ split }) => split === 'held');
    expect(judged(held, ON_TOPIC).precision).toBeGreaterThan(0.9);
    expect(judged(held, ON_TOPIC).recall).toBeGreaterThan(0.9);
  }, 120_000);
});

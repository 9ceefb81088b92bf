import { describe, expect, it } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import { explain } from '../../src/answering/explain.ts';
import type { Answer, Outcome } from '../../src/answering/types.ts';
import type { Context } from '../../src/library/context.ts';
import { knowsStates } from '../support/domain.ts';
import { EMBASSIES, OPEN } from '../support/embassies.ts';
import { libraryOf } from '../support/search-library.ts';

const ask = (context: Context, text: string, collections = OPEN) => answer(context, { text, collections });

function highlights(outcome: Outcome): string[] {
  if (outcome.kind !== 'answer')
    throw new Error(`abstained (${outcome.confidence}) from: ${outcome.question}`);
  const { text, highlights: spans } = outcome.quotes[0]!;
  return spans.map(([start, end]) => text.slice(start, end));
}

describe('answering', () => {
  it.each([
    ["Who is South Korea's ambassador to Malta?", 'Han Seo-jin'],
    ["Who is North Korea's ambassador to Malta?", 'Pak Chol-min'],
    ['Who leads the delegation of the Malta Book Council?', 'Maria Borg'],
    ['When was the fisheries treaty with Iceland signed?', 'November 12, 2021'],
    ['How many books does the reading room hold?', '3,100'],
    ['Where was the fisheries treaty signed?', 'Reykjavik'],
    ['아이슬란드와의 어업협정은 언제 서명됐나?', '2021년 11월 12일'],
    ['ambasador to malta', 'Han Seo-jin'],
    ['envoy in Valletta', 'Han Seo-jin'],
    ['오대성 차관은 뭐라고 평가했나?', '공정한 합의'],
  ])('GIVEN %s THEN the highlighted sentence of the first quote holds %s', async (question, expected) => {
    const context = await libraryOf(EMBASSIES);
    expect(highlights(await ask(context, question)).join(' ')).toContain(expected);
  });

  it('GIVEN a Korean question about an English document THEN the English sentence is quoted', async () => {
    const { 'reports/fisheries.ko.md': _, ...files } = EMBASSIES;
    const context = await libraryOf(files);
    expect(highlights(await ask(context, '주몰타 북한 대사는 누구인가?')).join(' ')).toContain(
      'Pak Chol-min',
    );
  });

  it.each([
    'Who is the ambassador to Brazil?',
    // Malta is named; that Iceland is another country, who knows states can tell.
    ...(knowsStates ? ["Who is South Korea's ambassador to Iceland?"] : []),
    'What is the price of a train ticket to Daegu?',
    'Who won the football championship in 2018?',
    '한라산의 높이는 몇 미터인가?',
    // Another country and another year.
    "Who was South Korea's ambassador to Malta in 2009?",
  ])('GIVEN %s, which no document answers THEN it abstains and says what it searched', async (question) => {
    const context = await libraryOf(EMBASSIES);
    const outcome = await ask(context, question);
    expect(outcome).toMatchObject({
      kind: 'abstention',
      searched: { documents: 4, from: '2019-06-03', to: '2021-11-15' },
    });
  });

  it.each([
    // The person, the post or the treaty is there; what is asked of it is told of the first, not of the second.
    ["Who is South Korea's ambassador to Malta?", 'When was Han Seo-jin appointed ambassador?'],
    ['How many volunteers helped with the reading room?', 'How much did the reading room cost?'],
    ["Who is North Korea's ambassador to Malta?", 'Who replaced Pak Chol-min?'],
    [
      'When was the fisheries treaty with Iceland signed?',
      'When was the fisheries treaty with Norway signed?',
    ],
    ['How many volunteers helped with the reading room?', 'How many of the volunteers were women?'],
  ])('GIVEN %s and %s THEN the one that is not told is less believed', async (told, untold) => {
    const context = await libraryOf(EMBASSIES);
    const [answered, other] = [await ask(context, told), await ask(context, untold)];
    expect(answered.kind).toBe('answer');
    expect(other.confidence).toBeLessThan(answered.confidence);
  });

  it('GIVEN an answer in a collection the reader may not see THEN neither quote nor nearest miss comes from it', async () => {
    const context = await libraryOf(EMBASSIES);
    const outcome = await ask(context, 'Who drew up the secret harbour plan?');
    expect(JSON.stringify(outcome)).not.toMatch(/Farthing|lighthouse|memo/i);
    const allowed = await ask(context, 'Who drew up the secret harbour plan?', ['closed']);
    expect(highlights(allowed).join(' ')).toContain('Gwendolyn Farthing');
  });

  it('GIVEN no collection at all THEN it abstains from everything', async () => {
    const context = await libraryOf(EMBASSIES);
    const outcome = await ask(context, "Who is South Korea's ambassador to Malta?", []);
    expect(outcome).toMatchObject({
      kind: 'abstention',
      nearest: null,
      searched: { documents: 0, from: null },
    });
  });

  it('GIVEN the same story in two documents THEN one quote cites both, and the Korean version stays apart', async () => {
    const context = await libraryOf(EMBASSIES);
    const { quotes } = (await ask(
      context,
      'How many volunteers helped with the reading room in Valletta?',
    )) as Answer;
    const paths = [quotes[0]!.citation, ...quotes[0]!.also].map(({ path }) => path).sort();
    expect(paths).toEqual(['news/2019-06-03-envoys.md', 'news/2019-06-04-envoys-copy.md']);
    const fish = (await ask(context, 'What limits the catch of cod in the fisheries treaty?')) as Answer;
    expect(fish.quotes[0]!.also).toEqual([]);
  });

  it('GIVEN limits of date and document THEN nothing outside them is quoted or counted', async () => {
    const context = await libraryOf(EMBASSIES);
    const early = await answer(context, {
      text: 'When was the fisheries treaty with Iceland signed?',
      collections: OPEN,
      until: '2020-12-31',
    });
    expect(JSON.stringify(early)).not.toContain('Reykjavik');
    const [document] = context.library.documents.filter(({ path }) => path === 'reports/fisheries.ko.md');
    const one = await answer(context, {
      text: 'fisheries treaty Iceland',
      collections: OPEN,
      document: document!.id,
    });
    const quoted = one.kind === 'abstention' ? [one.nearest!] : one.quotes;
    expect(new Set(quoted.map(({ citation }) => citation.path))).toEqual(
      new Set(['reports/fisheries.ko.md']),
    );
  });

  it('GIVEN the same question twice, in other company THEN the outcome is the same byte for byte', async () => {
    const context = await libraryOf(EMBASSIES);
    const first = JSON.stringify(await ask(context, 'How many books does the reading room hold?'));
    await ask(context, '협정은 무엇을 제한하나?');
    expect(JSON.stringify(await ask(context, 'How many books does the reading room hold?'))).toBe(first);
    const again = await libraryOf(EMBASSIES);
    expect(JSON.stringify(await ask(again, 'How many books does the reading room hold?'))).toBe(first);
  });

  it('GIVEN an operator who asks why THEN every score is explained by its evidence', async () => {
    const context = await libraryOf(EMBASSIES);
    const { sentences, confidence, kind } = await explain(context, {
      text: 'How many books does the reading room hold?',
      collections: OPEN,
    });
    expect(kind).toBe('answer');
    for (const { score, evidence } of sentences) {
      expect(evidence.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(score, 6);
    }
    const logit = confidence.evidence.reduce((sum, { adds }) => sum + adds, confidence.bias);
    expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(confidence.value, 6);
  });
});

import { ADDING_SHARE, answering, quotesBy } from '../../src/answering/answer.ts';
import { highlighted, LIKELY_SHARE, likelihood } from '../../src/answering/quote.ts';
import { rankSentences } from '../../src/answering/rank-sentences.ts';
import type { RankedSentence } from '../../src/answering/ranking.ts';
import type { Context } from '../../src/library/context.ts';
import { collectionsOf, encoder, isRight, ownQuestions, saysIt, writtenQuestions } from './material.ts';

/** Shares of the likelihood from which on a further sentence would be highlighted, or a further quote shown; above 1 none ever is. */
const SHARES = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 2];

/** The first quote of one question, with highlights by each of the shares. */
interface Marked {
  source: string;
  /** By share: whether a highlight answers, how many there are, and how many of those beside the best answer. */
  by: { right: boolean; count: number; besideRight: number }[];
  /** By share: how many quotes would be shown, and whether each of these has a sentence that answers. */
  shown: boolean[][];
}

const MOST_SHOWN = 3;

/**
 * Prints what the first quote's highlights hold by the share from which on a sentence beside the best is highlighted too
 * (`LIKELY_SHARE`), and what the quotes shown hold by that of a later one (`ADDING_SHARE`).
 */
export async function measureHighlights(): Promise<void> {
  const using = await encoder();
  const found: Marked[] = [];
  for (const { name, context, questions } of await ownQuestions(using)) {
    for (const { question, answers, answerable, split } of questions) {
      if (!answerable || split !== 'fit') continue;
      const asked = { text: question, collections: collectionsOf(context) };
      found.push(await marked(context, name, asked, ({ sentence }) => saysIt(sentence.text, answers)));
    }
  }
  const { context, cases } = await writtenQuestions(using, process.argv.includes('--held'));
  for (const one of cases) {
    if (one.case === 'answered' && one.scope === 'domain')
      found.push(await marked(context, one.source, one, (sentence) => isRight(context, one, sentence)));
  }
  for (const source of new Set(found.map((one) => one.source)))
    report(
      source,
      found.filter((one) => one.source === source),
    );
}

async function marked(
  context: Context,
  source: string,
  { text, collections }: { text: string; collections: readonly string[] },
  says: (sentence: RankedSentence) => boolean,
): Promise<Marked> {
  const ranking = await rankSentences(context, { text, collections: [...collections] });
  const { sentences } = ranking;
  const all = likelihood(sentences);
  const [best] = sentences;
  const first = sentences.filter(({ view }) => view === best?.view);
  const by = SHARES.map((share) => {
    const chosen = best ? highlighted(first, all, { share }) : [];
    const of = first.filter(({ index }) => chosen.includes(index));
    const right = of.filter(says);
    return {
      right: right.length > 0,
      count: of.length,
      besideRight: right.filter((one) => one !== best).length,
    };
  });
  const quotes = quotesBy(context, { ...ranking, sentences }, MOST_SHOWN);
  const answers = quotes.map(({ citation: { documentId }, start, end }) =>
    sentences.some(
      (one) =>
        context.library.documents[one.view.document]!.id === documentId &&
        one.sentence.start >= start &&
        one.sentence.end <= end &&
        says(one),
    ),
  );
  const shown = SHARES.map((share) => answers.slice(0, answering(quotes, all, share)));
  return { source, by, shown };
}

function report(source: string, of: readonly Marked[]): void {
  console.log(`\n${source}, ${of.length}`);
  for (const [i, share] of SHARES.entries()) {
    const all = of.map(({ by }) => by[i]!);
    const count = all.reduce((sum, one) => sum + one.count, 0);
    const beside = count - all.filter((one) => one.count > 0).length;
    const besideRight = all.reduce((sum, one) => sum + one.besideRight, 0);
    const right = all.filter((one) => one.right).length;
    console.log(
      `  ${share === LIKELY_SHARE ? '*' : ' '} ${share > 1 ? 'none' : share}: right ${(right / of.length).toFixed(3)}, highlights ${(
        count / of.length
      ).toFixed(2)}, right among those beside the best ${(besideRight / (beside || 1)).toFixed(3)}`,
    );
  }
  for (const [i, share] of SHARES.entries()) {
    const all = of.map(({ shown }) => shown[i]!);
    const later = all.flatMap((answers) => answers.slice(1));
    const count = all.reduce((sum, answers) => sum + answers.length, 0);
    const right = all.filter((answers) => answers.includes(true)).length;
    console.log(
      `  ${share === ADDING_SHARE ? '*' : ' '} quotes, ${share > 1 ? 'first alone' : share}: right ${(right / of.length).toFixed(3)}, shown ${(
        count / of.length
      ).toFixed(
        2,
      )}, right among later ones ${(later.filter(Boolean).length / (later.length || 1)).toFixed(3)}`,
    );
  }
}

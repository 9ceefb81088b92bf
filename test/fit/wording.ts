import { nearestWording } from '../../src/checking/verify/nearest.ts';
import { NEAR, verify } from '../../src/checking/verify/verify.ts';
import { sentences } from '../../src/languages/sentences.ts';
import { seeded } from '../support/generated.ts';
import { collectionsOf, encoder, evaluationSet, ownQuestions } from './material.ts';

/** Sentences of each kind. */
const SENTENCES = 80;
/** Shares of words of a misquotation that are replaced or left out. */
const EDITS = [0.1, 0.2, 0.3];

/** Prints how well misquoted sentences, and sentences of other documents, agree with the nearest wording in a library. */
export async function measureWording(): Promise<void> {
  const using = await encoder();
  const [{ context }] = (await ownQuestions(using)) as [Awaited<ReturnType<typeof ownQuestions>>[0]];
  const collections = collectionsOf(context);
  const own = context.library.documents.flatMap((_, i) => {
    const text = context.library.text(i);
    return sentences(text).map(({ start, end }) => text.slice(start, end));
  });
  const random = seeded(1);
  const agreement = async (text: string) =>
    (await nearestWording(context, text, collections, null))?.agreement ?? 0;
  const some = own
    .filter((text) => text.split(' ').length >= 5)
    .filter((_, i) => i % Math.ceil(own.length / SENTENCES) === 0);
  let verbatim = 0;
  for (const text of some) if ((await verify(context, { text, collections })).kind === 'verbatim') verbatim++;
  console.log(`as they stand: ${verbatim} of ${some.length} verbatim`);
  for (const share of EDITS) {
    const found: number[] = [];
    for (const text of some) {
      const words = text
        .split(' ')
        .flatMap((word) => (random() >= share ? [word] : random() < 0.5 ? [] : ['otherwise']));
      found.push(await agreement(words.join(' ')));
    }
    print(`${share * 100} % of words edited`, found);
  }
  const other = await evaluationSet('xquad-en', using);
  if (!other) return;
  const found: number[] = [];
  for (const { text } of other.set.documents.slice(0, SENTENCES))
    found.push(await agreement(text.split('. ')[0]!));
  print('sentences of other documents', found);
}

function print(title: string, found: number[]): void {
  found.sort((a, b) => a - b);
  const at = (share: number) =>
    found[Math.min(found.length - 1, Math.floor(found.length * share))]!.toFixed(2);
  const near = found.filter((one) => one >= NEAR).length / found.length;
  console.log(
    `${title}: agreement 5 % ${at(0.05)}, median ${at(0.5)}, 95 % ${at(0.95)}; near ${near.toFixed(3)}`,
  );
}

import { containment, SAME_STORY, shingles } from '../../src/answering/near-duplicates.ts';
import { seeded } from '../support/generated.ts';
import { encoder, evaluationSet, ownQuestions } from './material.ts';

/** Passages taken of xquad-en, where it is there. */
const PASSAGES = 200;
/** Shares of words that an edited copy drops or replaces. */
const EDITS = [0, 0.05, 0.1, 0.15, 0.2];

/**
 * Prints how much alike passages are that tell the same story (copies in which words were dropped or replaced) and those
 * that do not (all other pairs, those of one article and of one note in other words among them).
 */
export async function measureNearDuplicates(): Promise<void> {
  const using = await encoder();
  const texts: string[] = [];
  for (const { context } of await ownQuestions(using)) {
    for (let id = 0; id < context.library.passageCount; id++) texts.push(context.library.passageText(id));
  }
  const xquad = await evaluationSet('xquad-en', using);
  if (xquad) for (let id = 0; id < PASSAGES; id++) texts.push(xquad.context.library.passageText(id));
  const sets = texts.map(shingles);
  let highest = 0;
  let folded = 0;
  for (let i = 0; i < sets.length; i++) {
    for (let j = 0; j < i; j++) {
      const alike = containment(sets[i]!, sets[j]!);
      highest = Math.max(highest, alike);
      if (alike >= SAME_STORY) folded++;
    }
  }
  console.log(
    `different passages: ${texts.length}, highest containment ${highest.toFixed(2)}, folded ${folded} pairs`,
  );
  const random = seeded(1);
  for (const share of EDITS) {
    const alike = texts
      .map((text, i) => containment(sets[i]!, shingles(edited(text, share, random))))
      .sort((a, b) => a - b);
    const kept = alike.filter((one) => one >= SAME_STORY).length / alike.length;
    console.log(
      `copies with ${share * 100} % of words edited: median ${alike[alike.length >> 1]!.toFixed(2)}, folded ${kept.toFixed(3)}`,
    );
  }
}

function edited(text: string, share: number, random: () => number): string {
  return text
    .split(' ')
    .flatMap((word) => (random() >= share ? [word] : random() < 0.5 ? [] : ['otherwise']))
    .join(' ');
}

import { CHOOSING } from '../../src/briefing/choose.ts';
import type { Tuning } from '../../src/briefing/digest.ts';
import { LINE_WEIGHTS } from '../../src/briefing/weigh.ts';
import { digested, LENGTHS, qualityOf, type Subject } from './briefing.ts';

/** Values tried of each weight, as factors of what it is; the topic's weight has no facts to be fitted on. */
const FACTORS = [0, 0.5, 0.75, 1.5, 2];
const FIXED = ['topical'];
/** A weight is only changed for a gain larger than this: the facts are few. */
const WORTH = 0.004;

/** Facts stated, less what is said twice; mean over subjects and lengths. */
async function worthOf(subjects: readonly Subject[], tuning: Tuning): Promise<number> {
  let sum = 0;
  for (const subject of subjects) {
    for (const length of LENGTHS) {
      const { facts, repeated } = qualityOf(await digested(subject, length, tuning), subject.facts);
      sum += facts - repeated;
    }
  }
  return sum / (subjects.length * LENGTHS.length);
}

/** Coordinate ascent from the shipped weights. Returns the weights as they would stand in the source. */
export async function fittedTuning(
  subjects: readonly Subject[],
  say: (line: string) => void,
): Promise<string> {
  const tuning = { weights: { ...LINE_WEIGHTS }, choosing: { ...CHOOSING } };
  let best = await worthOf(subjects, tuning);
  say(`as shipped: ${best.toFixed(4)}`);
  for (let changed = true; changed; ) {
    changed = false;
    for (const part of [tuning.weights, tuning.choosing] as Record<string, number>[]) {
      for (const name of Object.keys(part).filter((key) => !FIXED.includes(key))) {
        const was = part[name]!;
        let value = was;
        for (const factor of FACTORS) {
          part[name] = Math.round(was * factor * 1000) / 1000;
          const found = await worthOf(subjects, tuning);
          if (found > best + WORTH) [best, value, changed] = [found, part[name]!, true];
        }
        part[name] = value;
        if (value !== was) say(`${name} ${was} → ${value}: ${best.toFixed(4)}`);
      }
    }
  }
  return JSON.stringify(tuning, null, 2);
}

import { keyOf, patterns } from '../patterns/sources.ts';
import { hashOf, known, verdictOf } from '../patterns/verdicts.ts';
import { type Tally, tally } from './tally.ts';

/** Every regular expression of the program: known to be linear, or checked now. */
export async function fuzzPatterns(): Promise<Tally> {
  process.env.RECHECK_BACKEND = 'pure';
  const out = tally('patterns', 60_000);
  const verdicts = known();
  for (const pattern of await patterns())
    await out.trial(`${pattern.file} ${keyOf(pattern).slice(0, 120)}`, () => {
      const result = verdicts[hashOf(pattern)] ? null : verdictOf(pattern);
      if (result && 'fault' in result) throw new Error(result.fault);
      return 'answered';
    });
  return out;
}

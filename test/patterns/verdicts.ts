import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { check, checkSync } from 'recheck';
import { growsFaster, superlinear, worstAt } from './measure.ts';
import { keyOf, type Pattern, patterns } from './sources.ts';

/**
 * How it is known that a pattern takes time in proportion to the text: `proved` or `attacked` by recheck (its automaton,
 * or its search for hostile texts), or `measured` here, where recheck comes to no end in its time. A pattern of which only
 * `short` texts are asked may take the square of their length, where that is soon over. What is `open` is known to be slow
 * on texts made for it, and has still to be replaced.
 */
export type Verdict = 'proved' | 'attacked' | 'measured' | 'short' | 'open';

type Result = { verdict: Verdict } | { fault: string };

/** Verdicts of the patterns of the program, by a hash of each: patterns of 10,000 characters are not written twice. */
export const VERDICTS = new URL('verdicts.json', import.meta.url);

/** Time for one pattern, ms: in a test, where a new pattern waits for it, and when all verdicts are made anew. */
const TEST_MS = 3_000;
const SCRIPT_MS = 2_500;
/** Longer ones are only measured: recheck does not finish them. */
const LONGEST = 2_000;

/** Rooms in which patterns meet texts of so many characters at most: lines, questions, sentences and passages. */
const SHORT_TEXTS: readonly [room: string, longest: number][] = [
  ['src/documents/clean/', 250],
  ['src/query/', 2_000],
  ['src/answering/', 2_000],
  ['src/domains/', 2_000],
  ...['questions', 'follow-ups', 'sentences'].flatMap((file): [string, number][] =>
    ['en', 'ko'].map((language) => [`src/languages/${language}/${file}.ts`, 2_000]),
  ),
  ['src/languages/typed-spans.ts', 2_000],
  ['src/languages/sentence-hints.ts', 2_000],
];
/** What a pattern may take there at most, ms. */
const SOON = 40;

export const hashOf = (pattern: Pattern): string =>
  createHash('sha256').update(keyOf(pattern)).digest('hex').slice(0, 16);

export const known = (): Record<string, Verdict> =>
  existsSync(VERDICTS) ? JSON.parse(readFileSync(VERDICTS, 'utf8')) : {};

/** Why a pattern is no good, or how it is known that it is; here and now. */
export function verdictOf(pattern: Pattern): Result {
  if (pattern.source.length > LONGEST) return measured(pattern);
  return read(pattern, checkSync(pattern.source, flagsOf(pattern), options(TEST_MS)));
}

/** As `verdictOf`, in a moment: whether it is soon over on texts of 4,000 characters made to take long. */
export function quickVerdictOf(pattern: Pattern): Result {
  const worst = Math.round(worstAt(4_000, pattern));
  return worst <= 4 * SOON
    ? { verdict: 'measured' }
    : { fault: `takes ${worst} ms on a text of 4,000 characters` };
}

async function slowVerdictOf(pattern: Pattern): Promise<Result> {
  if (pattern.source.length > LONGEST) return measured(pattern);
  return read(pattern, await check(pattern.source, flagsOf(pattern), options(SCRIPT_MS)));
}

/** Flags that change nothing about time and that recheck may not know. */
const flagsOf = ({ flags }: Pattern): string => flags.replace(/[dgy]/g, '');
const options = (timeout: number) => ({ timeout, attackTimeout: 1_000, incubationTimeout: 1_000 });

function read(pattern: Pattern, checked: ReturnType<typeof checkSync>): Result {
  if (checked.status === 'safe') return { verdict: checked.complexity.isFuzz ? 'attacked' : 'proved' };
  if (checked.status === 'unknown') return measured(pattern);
  // What its search found was counted in steps of another machine, and on short texts; V8 shows whether it is so.
  const { complexity, attack } = checked;
  const pumped = (times: number) =>
    attack.pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + attack.suffix;
  if (complexity.isFuzz && !growsFaster(pattern, pumped)) return measured(pattern);
  return (
    short(pattern, [pumped(2), pumped(20), pumped(200), pumped(2_000)]) ?? {
      fault: `${complexity.summary}, as with ${attack.pattern.slice(0, 200)}`,
    }
  );
}

function measured(pattern: Pattern): Result {
  const hostile = superlinear(pattern);
  if (hostile === null) return { verdict: 'measured' };
  return short(pattern) ?? { fault: `measured to be slow on ${JSON.stringify(hostile)}` };
}

function short(pattern: Pattern, hostile: readonly string[] = []): Result | null {
  const longest = SHORT_TEXTS.find(([room]) => pattern.file.startsWith(room))?.[1];
  return longest && worstAt(longest, pattern, hostile) <= SOON ? { verdict: 'short' } : null;
}

/** Checks what has no verdict yet, or everything (`--all`), in one room or all, and writes the file; `--quick` only measures. Faults are shown, and left out of it. */
const QUICK = process.argv.includes('--quick');

async function main(all: boolean, room = ''): Promise<void> {
  const before = all ? {} : known();
  const found = await patterns();
  const after: Record<string, Verdict> = {};
  for (const pattern of found) {
    const hash = hashOf(pattern);
    const skipped = !pattern.file.startsWith(room);
    if (skipped && !before[hash]) continue;
    const result = before[hash]
      ? { verdict: before[hash] }
      : QUICK
        ? quickVerdictOf(pattern)
        : await slowVerdictOf(pattern);
    if ('verdict' in result) after[hash] = result.verdict;
    else {
      console.log(`${pattern.file}: ${keyOf(pattern).slice(0, 160)}\n  ${result.fault}`);
      if (process.argv.includes('--open')) after[hash] = 'open';
    }
    if (!before[hash]) save(after, before);
  }
  writeFileSync(VERDICTS, asText(after));
  console.log(`${found.length} patterns, ${Object.keys(after).length} good`);
}

const save = (after: Record<string, Verdict>, before: Record<string, Verdict>): void =>
  writeFileSync(VERDICTS, asText({ ...before, ...after }));

const asText = (verdicts: Record<string, Verdict>): string =>
  `${JSON.stringify(Object.fromEntries(Object.entries(verdicts).sort()), null, 1)}\n`;

if (process.argv[1]?.endsWith('verdicts.ts'))
  await main(
    process.argv.includes('--all'),
    process.argv.slice(2).find((one) => !one.startsWith('-')),
  );

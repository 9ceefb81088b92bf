import type { Loopback } from '../support/loopback/discord.ts';
import type { Load } from './load.ts';
import { percentile, table } from './table.ts';

/** Discord takes an interaction back after this many ms; the goal is a third of it for 99 of 100. */
export const LIMIT = 3_000;
const GOAL = 1_000;

/** Prints the latencies; 0 within the goals, 1 not. */
export function report(discord: Loopback, { shots, memory, runs }: Load): number {
  const ms = (value: number) => `${Math.round(value)} ms`;
  const rows = (['warm-up', 'at once', 'steady'] as const).map((phase) => {
    const of = shots.filter((shot) => shot.phase === phase);
    const first = of.flatMap(({ exchange }) => exchange.firstMs ?? []);
    const whole = of.flatMap(({ wholeMs }) => wholeMs ?? []);
    return [
      phase,
      of.length,
      ...[0.5, 0.95, 0.99, 1].map((share) => ms(percentile(first, share))),
      ...[0.5, 0.99, 1].map((share) => ms(percentile(whole, share))),
      first.filter((value) => value > LIMIT).length +
        of.filter(({ exchange }) => exchange.firstMs === null).length,
      of.filter(({ wholeMs }) => wholeMs === null).length,
    ];
  });
  const head = [
    'load',
    'requests',
    'first p50',
    'p95',
    'p99',
    'max',
    'answer p50',
    'p99',
    'max',
    'over 3 s',
    'lost',
  ];
  console.log(`\n${table(head, rows)}`);
  const third = Math.floor(memory.length / 3);
  const middle = (values: number[]) => percentile(values, 0.5);
  const [early, late] = [middle(memory.slice(third, 2 * third)), middle(memory.slice(2 * third))];
  const growth = early > 0 ? late / early : 1;
  console.log(
    `\nmemory (resident, median): ${Math.round(early)} MB in the second third, ${Math.round(late)} MB in the last: × ${growth.toFixed(2)}` +
      `\nreindex runs: ${runs}; bodies refused by Discord's API description: ${discord.faults.length}`,
  );
  const firsts = shots.flatMap(({ exchange }) => exchange.firstMs ?? []);
  const good =
    percentile(firsts, 0.99) < GOAL &&
    shots.every(
      ({ exchange, wholeMs }) => exchange.firstMs !== null && exchange.firstMs <= LIMIT && wholeMs !== null,
    ) &&
    discord.faults.length === 0;
  console.log(good ? '\nwithin the goals' : '\nNOT within the goals');
  return good ? 0 : 1;
}

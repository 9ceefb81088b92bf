import { codeOf } from '../codes.ts';
import { likeliest, ROUGH, ranked, WHOLE } from '../nearest.ts';
import type { Neighbour } from '../types.ts';
import { cosineWith, type Packed } from '../vectors.ts';
import type { Entries } from './entries.ts';
import type { Passages } from './passages.ts';
import { type AboutBuild, table } from './schema.ts';
import { isNarrowed, limitsOnPassages, parametersFrom, partsOf, type SearchScope } from './scope.ts';
import { rowsOf, type Steps } from './steps.ts';

/** Bytes that PostgreSQL puts before the bits of a bit string it sends. */
const BITS_HEAD = 4;

interface Place {
  entries: Entries;
  passages: Passages;
  about: AboutBuild;
}

/**
 * The `count` passages nearest to a vector, nearest first. With pgvector its graph is asked; without, and where a search is
 * narrowed, the bits of all that may be found are compared in the database, and the likeliest whole here, as
 * `../nearest.ts` does it.
 */
export function* nearestSteps(
  place: Place,
  vector: Float32Array,
  count: number,
  scope: SearchScope,
): Steps<Neighbour[]> {
  const { entries, passages } = place;
  const rough = place.about.vectors && !isNarrowed(scope) ? byGraph : byBits;
  const found = yield* rough(entries, vector, count, scope);
  yield* passages.load(found);
  const held = new Map<number, Packed>(found.map((passage) => [passage, passages.get(passage)!.vector]));
  const cosines = (other: Float32Array, all: readonly number[]) =>
    all.map((passage) => cosineWith(held.get(passage)!, other));
  return ranked({ cosines }, vector, found, count);
}

/** By the graph of pgvector. Twice as many as are wanted: halves of numbers put some of them in another order. */
function* byGraph(
  entries: Entries,
  vector: Float32Array,
  count: number,
  scope: SearchScope,
): Steps<number[]> {
  const parameters = parametersFrom(1);
  const question = parameters.add(`[${vector.join(',')}]`, 'text');
  const parts = partsOf(scope, parameters);
  const rows: { id: number }[] = yield* rowsOf<{ id: number }>(
    `SELECT id FROM ${table('search_nearest')}(${question}, ARRAY(${parts}), ${parameters.add(2 * count, 'int')}) AS near (id)`,
    ...parameters.values,
  );
  return rows.map(({ id }) => entries.numberOf(id)!);
}

/** By a bit for each number, of which there are more the likelier a passage is near. */
function* byBits(entries: Entries, vector: Float32Array, count: number, scope: SearchScope): Steps<number[]> {
  const whole = Math.max(WHOLE.least, WHOLE.each * count);
  const parameters = parametersFrom(1);
  const code = codeOf(vector);
  const asked = parameters.add(bitText(code), 'varbit');
  const parts = partsOf(scope, parameters);
  const limits = limitsOnPassages(scope, 'id', parameters);
  const rows: { id: number; code: Buffer }[] = yield* rowsOf<{ id: number; code: Buffer }>(
    `SELECT id, varbit_send(code) AS code FROM ${table('search_codes')} WHERE part IN (${parts})${limits}
     ORDER BY bit_count(code # ${asked}), id LIMIT ${ROUGH * whole}`,
    ...parameters.values,
  );
  const numbers = rows.map(({ id }) => entries.numberOf(id)!);
  if (rows.length <= whole) return numbers;
  const strings = Buffer.concat(rows.map((row) => row.code.subarray(BITS_HEAD)));
  const places = likeliest({ strings }, vector, whole, [...rows.keys()]);
  return places.map((place) => numbers[place]!);
}

/** Bytes as PostgreSQL reads a string of bits. */
export const bitText = (code: Uint8Array): string => `x${Buffer.from(code).toString('hex')}`;

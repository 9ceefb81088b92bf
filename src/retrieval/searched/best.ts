import { ORDINAL_BITS, ORDINALS, table } from '../../library/searched/schema.ts';
import {
  limitsOnDocuments,
  limitsOnPassages,
  parametersFrom,
  partsOf,
  type SearchScope,
} from '../../library/searched/scope.ts';
import { rowsOf, type Steps } from '../../library/searched/steps.ts';
import type { Sum } from '../lexical/best.ts';

/**
 * Ids of the `count` passages that some wishes bring the most, their own score and `share` of their documents', by the postings
 * in the database, in any order.
 *
 * A passage that holds nothing itself is only looked at where its document is among the `count` best: any other has as
 * many before it.
 *
 * @param ids term → its id there
 */
export function* bestIds(
  sums: readonly Sum[],
  ids: Int32Array,
  share: number,
  count: number,
  scope: SearchScope,
): Steps<number[]> {
  if (sums.length === 0) return [];
  const parameters = parametersFrom(1);
  const asked = askedFor(sums, ids, share);
  const columns = [
    ...(['wish', 'way', 'size', 'term'] as const).map((name) =>
      parameters.add(
        asked.map((one) => one[name]),
        'int[]',
      ),
    ),
    ...(['weight', 'credit'] as const).map((name) =>
      parameters.add(
        asked.map((one) => one[name]),
        'float8[]',
      ),
    ),
  ];
  const parts = partsOf(scope, parameters);
  const onPassages = limitsOnPassages(scope, 'unit', parameters);
  const onDocuments = limitsOnDocuments(scope, 'unit', parameters);
  const expanded = `SELECT key * ${ORDINALS} + ordinal AS unit, score FROM first
      JOIN ${table('search_documents')} ON key = unit, generate_series(0, passages - 1) AS ordinal`;
  const rows: { id: number }[] = yield* rowsOf<{ id: number }>(
    `WITH asked AS (SELECT * FROM unnest(${columns.join(', ')}) AS one (wish, way, size, term, weight, credit)),
       lone AS (SELECT wish FROM asked GROUP BY wish HAVING count(*) = 1),
       held AS MATERIALIZED (SELECT asked.*, wish IN (SELECT wish FROM lone) AS alone, passages, impacts, documents, document_impacts
         FROM asked JOIN ${table('search_postings')} USING (term) WHERE part IN (${parts})),
       own AS (${scoresOf('weight', 'passages', 'impacts', onPassages)}),
       above AS (${scoresOf('credit', 'documents', 'document_impacts', onDocuments)}),
       first AS (SELECT unit, score FROM above ORDER BY score DESC, unit LIMIT ${count}),
       found AS (
         SELECT own.unit, own.score + coalesce(above.score, 0) AS score
         FROM own LEFT JOIN above ON above.unit = own.unit >> ${ORDINAL_BITS}
         UNION ALL
         SELECT unit, score FROM (${expanded}) empty
         WHERE unit NOT IN (SELECT unit FROM own)${onPassages})
     SELECT unit AS id FROM found ORDER BY score DESC, unit LIMIT ${count}`,
    ...parameters.values,
  );
  return rows.map(({ id }) => id);
}

/** One term of one way to fulfil a wish. */
interface AskedTerm {
  wish: number;
  way: number;
  /** Terms that this way takes. */
  size: number;
  term: number;
  /** What a frequency of 1 is worth, in a passage and, by its share, in its document. */
  weight: number;
  credit: number;
}

function askedFor(sums: readonly Sum[], ids: Int32Array, share: number): AskedTerm[] {
  let way = 0;
  return sums.flatMap(({ group, passages, documents }, wish) =>
    group.alternatives.flatMap(({ terms }, i) => {
      way++;
      const distinct = [...new Set(terms)];
      const weight = passages.weighted[i]!.weight;
      const credit = share * documents.weighted[i]!.weight;
      return distinct.map((term) => ({ wish, way, size: distinct.length, term: ids[term]!, weight, credit }));
    }),
  );
}

/** Scores of the units that hold something: of each wish the best way, and of a way that takes several terms the least of them. */
const scoresOf = (weight: string, units: string, impacts: string, limits: string): string => `
  SELECT unit, sum(score) AS score FROM (
    SELECT unnest(${units}) AS unit, ${weight} * unnest(${impacts}) AS score FROM held WHERE alone
    UNION ALL
    SELECT unit, max(score) FROM (
      SELECT wish, unnest(${units}) AS unit, ${weight} * unnest(${impacts}) AS score FROM held
      WHERE size = 1 AND NOT alone
      UNION ALL
      SELECT wish, unit, min(score) FROM (
        SELECT wish, way, size, unnest(${units}) AS unit, ${weight} * unnest(${impacts}) AS score FROM held WHERE size > 1) term
      GROUP BY wish, way, size, unit HAVING count(*) = size) way
    GROUP BY wish, unit) wish
  WHERE true${limits} GROUP BY unit`;

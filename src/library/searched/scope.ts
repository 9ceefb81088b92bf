import { ORDINAL_BITS, ORDINALS, table } from './schema.ts';

/** What may be found: the database looks nowhere else. */
export interface SearchScope {
  collections: ReadonlySet<string>;
  /** Hard limits, ISO days and the id of a document; null: none. */
  since?: string | null | undefined;
  until?: string | null | undefined;
  document?: string | null | undefined;
  /** Ids of the only passages that count. */
  only?: readonly number[] | undefined;
}

/** Collects what stands for `$1`, `$2` … */
export function parametersFrom(first: number) {
  const values: unknown[] = [];
  return {
    values,
    add: (value: unknown, type: string): string => `$${values.push(value) + first - 1}::${type}`,
  };
}

export type Parameters = ReturnType<typeof parametersFrom>;

/** Numbers as the text of an array. */
export const arrayText = (numbers: Iterable<number>): string => `{${[...numbers].join(',')}}`;

/** Parts of the collections that may be seen, as a query. */
export const partsOf = ({ collections }: SearchScope, parameters: Parameters): string =>
  `SELECT part FROM ${table('search_parts')} WHERE listed AND collection = ANY (${parameters.add([...collections], 'text[]')})`;

/** Whether a scope is narrower than its collections. */
export const isNarrowed = ({ since, until, document, only }: SearchScope): boolean =>
  [since, until, document, only].some((limit) => limit !== null && limit !== undefined);

/** A condition on documents within the parts, by the name of the column with the document's key; empty without limits. */
export function limitsOnDocuments(scope: SearchScope, key: string, parameters: Parameters): string {
  const conditions: string[] = [];
  const { since, until, document, only } = scope;
  if (since) conditions.push(`published >= ${parameters.add(since, 'text')}`);
  if (until) conditions.push(`published <= ${parameters.add(until, 'text')}`);
  if (document) conditions.push(`id = ${parameters.add(document, 'text')}`);
  if (only) {
    const documents = new Set(only.map((id) => Math.floor(id / ORDINALS)));
    conditions.push(`key = ANY (${parameters.add(arrayText(documents), 'bigint[]')})`);
  }
  if (conditions.length === 0) return '';
  return ` AND ${key} IN (SELECT key FROM ${table('search_documents')} WHERE ${conditions.join(' AND ')})`;
}

/** The same on passages, by the name of the column with the passage's id. */
export function limitsOnPassages(scope: SearchScope, id: string, parameters: Parameters): string {
  const only = scope.only ? ` AND ${id} = ANY (${parameters.add(arrayText(scope.only), 'bigint[]')})` : '';
  return limitsOnDocuments(scope, `${id} >> ${ORDINAL_BITS}`, parameters) + only;
}

import type { Query } from '../query/types.ts';
import type { Clause } from './clauses.ts';

/** A question with what its words weigh. */
export interface WeighedQuery extends Query {
  clauses: Clause[];
  /** Sum of the clauses' weights. */
  total: number;
}

export const weighed = (query: Query, clauses: Clause[]): WeighedQuery => ({
  ...query,
  clauses,
  total: clauses.reduce((sum, clause) => sum + clause.weight, 0),
});

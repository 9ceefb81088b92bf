import type { Query } from '../query/types.ts';
import type { Unit } from './question-units.ts';

/** A question with what its words weigh. */
export interface WeighedQuery extends Query {
  units: Unit[];
  /** Sum of the units' weights. */
  total: number;
}

export const weighed = (query: Query, units: Unit[]): WeighedQuery => ({
  ...query,
  units,
  total: units.reduce((sum, unit) => sum + unit.weight, 0),
});

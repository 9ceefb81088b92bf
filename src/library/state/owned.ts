import { changed } from './changed.ts';
import type { State } from './open.ts';

/** Tables that say whose a row is. */
type OfUsers = 'replies' | 'turns' | 'feedback' | 'gaps';

/** How many rows of a table are a person's. */
export async function countOf({ db }: State, table: OfUsers, user: string): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user', '=', user)
    .executeTakeFirstOrThrow();
  return count;
}

/** Deletes what is a person's. @returns how many rows that were. */
export const forget = ({ db }: State, table: OfUsers, user: string): Promise<number> =>
  changed(db.deleteFrom(table).where('user', '=', user));

/** How many schedules or watches a person has set. */
export async function countOwned(
  { db }: State,
  table: 'schedules' | 'watches',
  owner: string,
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow();
  return count;
}

/** Takes a person's name off what they have set, which stays the channel's. @returns how many that were. */
export const disown = ({ db }: State, table: 'schedules' | 'watches', owner: string): Promise<number> =>
  changed(db.updateTable(table).set({ owner: '' }).where('owner', '=', owner));

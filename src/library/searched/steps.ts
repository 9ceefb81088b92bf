import { CompiledQuery, type Kysely } from 'kysely';
import { table } from './schema.ts';
import { Superseded } from './superseded.ts';

/** A statement and what stands for its `$1`, `$2` … */
export interface Statement {
  text: string;
  parameters: readonly unknown[];
}

export type Row = Record<string, unknown>;

/**
 * Work that asks a database now and then: it gives statements out and is given their rows. So the same steps are taken by
 * who waits for the database and by who cannot.
 */
export type Steps<Done> = Generator<Statement, Done, Row[]>;

/** Asks one statement. */
export function* rowsOf<R>(text: string, ...parameters: unknown[]): Steps<R[]> {
  return (yield { text, parameters }) as R[];
}

/** Asks a database about one build: each statement also says which build it saw. */
export interface Asking {
  /** Without keeping this process from anything else. @throws Superseded */
  wait<Done>(steps: Steps<Done>): Promise<Done>;
  /** In the middle of work that cannot wait: the process stands still meanwhile. @throws Superseded */
  atOnce<Done>(steps: Steps<Done>): Done;
}

/**
 * @param build number of the build that is asked about
 * @param ask asks a statement and stands still meanwhile
 */
export function askAbout(build: number, db: Kysely<never>, ask: (statement: Statement) => Row[]): Asking {
  return {
    wait: async (steps) => {
      let next = steps.next();
      while (!next.done) {
        const { text, parameters } = next.value;
        const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(withBuild(text), [...parameters]));
        next = steps.next(seen(rows, build));
      }
      return next.value;
    },
    atOnce: (steps) => {
      let next = steps.next();
      while (!next.done) {
        const { text, parameters } = next.value;
        next = steps.next(seen(ask({ text: withBuild(text), parameters }), build));
      }
      return next.value;
    },
  };
}

/** One row at least, so that the build is told also where nothing was found. */
const withBuild = (text: string): string => `
SELECT newest.id AS "seenBuild", found.*
FROM (SELECT max(id) AS id FROM ${table('shared_builds')}) newest
LEFT JOIN (SELECT true AS "isFound", rows.* FROM (${text}) rows) found ON true`;

function seen(rows: Row[], build: number): Row[] {
  if (Number(rows[0]?.seenBuild) !== build) throw new Superseded();
  return rows[0]!.isFound ? rows : [];
}

import { Problem } from '../problem.ts';
import type { App } from './types.ts';

/** How often it is asked whether another host has published a build, ms. */
const TICK = 5_000;

/**
 * Takes over every build that another host publishes, until the returned function is called. Where the database cannot be
 * reached the bot goes on answering from the build it has.
 */
export function keepInStep(app: App, tick = TICK): () => void {
  let known: number | undefined;
  let working = false;
  let said = '';
  const look = async (): Promise<void> => {
    const [{ newestOf }, { sharedTables }] = await Promise.all([
      import('../library/shared/publish.ts'),
      import('../library/shared/schema.ts'),
    ]);
    const newest = await newestOf(await sharedTables(app.state.state));
    if (newest === undefined || newest.id === known) return;
    const { added, changed, removed } = await app.indexing.index(() => {});
    await app.engine.refresh();
    known = newest.id;
    app.log.info({ added, changed, removed }, 'a build of another host was taken over');
  };
  const timer = setInterval(() => {
    if (working) return;
    working = true;
    look()
      .then(
        () => {
          said = '';
        },
        (err: unknown) => {
          const message = err instanceof Error ? err.message : String(err);
          // The same trouble every few seconds is said once.
          if (message !== said) app.log[err instanceof Problem ? 'warn' : 'error']({ err }, 'not in step');
          said = message;
        },
      )
      .finally(() => {
        working = false;
      });
  }, tick);
  return () => clearInterval(timer);
}

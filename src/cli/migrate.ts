import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { followLibrary } from '../../embeddings/indexing/follow.ts';
import { libraryPath } from '../library/database.ts';
import { newestOf, publishLibrary } from '../library/shared/publish.ts';
import { sharedTables } from '../library/shared/schema.ts';
import { copyState } from '../library/state/copy.ts';
import type { Where } from '../library/state/open.ts';
import { openTables } from '../library/state/tables.ts';
import { Problem } from '../problem.ts';
import { runScript } from '../run.ts';

const isAddress = (place: string) => /^postgres(?:ql)?:\/\//.test(place);

await runScript({
  usage: 'npm run migrate -- --from FOLDER|postgres://… --to postgres://…|FOLDER [--corpus DIR]',
  about:
    'Copies library and state between a folder (DATA_DIR) and a PostgreSQL database (LIBRARY_URL), either way, and compares\n' +
    'both by their hashes. Stop the bots first. Broken off, it is run again and goes on; nothing is taken from where it comes.',
  help: '  --from PLACE      folder or address to copy from\n  --to PLACE        folder or address to copy to',
  options: { from: { type: 'string' }, to: { type: 'string' } },
  main: async ({ config, flags }) => {
    const { from, to } = flags;
    if (!from || !to || isAddress(from) === isAddress(to))
      throw new Problem(
        'usage',
        'one of the two has to be a folder, the other an address of PostgreSQL',
        'call it as: npm run migrate -- --from .attache --to postgres://user:password@host/database',
      );
    const place = (given: string): Where =>
      isAddress(given)
        ? { dataDir: config.dataDir, libraryUrl: given }
        : { dataDir: isAbsolute(given) ? given : resolve(given) };
    const source = place(from);
    if (!isAddress(from) && !existsSync(source.dataDir))
      throw new Problem(source.dataDir, 'there is no such folder', 'name the DATA_DIR to copy from');
    const [here, there] = [await openTables(source), await openTables(place(to))];
    try {
      for (const { table, rows, sum } of await copyState(here.state, there.state))
        console.log(`${table}: ${rows} rows, SHA-256 ${sum.slice(0, 16)} on both sides`);
      if (isAddress(to)) {
        if (!existsSync(libraryPath(source.dataDir))) console.log('library: none to copy');
        else {
          const places = { dataDir: source.dataDir, corpusDir: config.corpusDir };
          const { documents, sent } = await publishLibrary(places, there.state);
          console.log(`library: ${documents} documents, ${sent} of them sent`);
        }
      } else if (!(await newestOf(await sharedTables(here.state)))) console.log('library: none to copy');
      else {
        const places = { dataDir: place(to).dataDir, corpusDir: config.corpusDir };
        const { documents, build } = await followLibrary({ config: places }, here.state);
        console.log(`library: ${documents} documents, build ${build.id}`);
      }
      return 0;
    } finally {
      await Promise.all([here.close(), there.close()]);
    }
  },
});

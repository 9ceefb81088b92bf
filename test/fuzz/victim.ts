import { setTimeout as wait } from 'node:timers/promises';
import { shelve } from '../../commands/library/shelve.ts';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { openSnapshots } from '../../src/library/snapshots.ts';
import { openTables } from '../../src/library/state/tables.ts';

/** A program that does one thing over and over until it is killed: `victim.ts state DATA`, `add CORPUS`, `switch DATA`. */
const [, , what, folder = ''] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);

if (what === 'state') {
  const tables = await openTables({ dataDir: folder });
  for (let i = 0; ; i++) {
    await tables.settings.setNote('count', String(i));
    say(String(i));
    if (i % 20 === 0) await wait(1);
  }
} else if (what === 'add') {
  for (let i = 0; ; i++) {
    const name = `added-${process.pid}-${i}.md`;
    const text = `# Added ${i}\n\n${'The harbour master of Norvik is Ana Lindqvist. '.repeat(200)}END\n`;
    say(`${name}`);
    await shelve(folder, 'notes', name, Buffer.from(text));
    say(`${name} kept`);
  }
} else if (what === 'switch') {
  const encoder = await openEncoder({ cacheDir: folder, hubUrl: 'http://127.0.0.1:9' });
  const snapshots = await openSnapshots({ dataDir: folder, encoder, everyMs: 1 });
  for (;;) {
    await snapshots.look();
    say(snapshots.current().build.id);
    await wait(1);
  }
}

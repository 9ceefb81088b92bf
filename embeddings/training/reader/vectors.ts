import { existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openEncoder } from '../../encoder/encoder.ts';
import { wordVectors } from '../../encoder/reader/vectors.ts';

/**
 * The shipped encoder's vectors of all words that stand in the arrays. usage: vectors.ts WORK FOLDER…
 * Writes WORK/keys.txt and WORK/vectors.f32 and goes on with what is there.
 */
const [work, ...folders] = process.argv.slice(2);
if (!work || folders.length === 0) throw new Error('usage: vectors.ts WORK FOLDER…');
const list = join(work, 'keys.txt');
const known = new Set(existsSync(list) ? readFileSync(list, 'utf8').split('\n') : []);
const fresh = new Set<string>();
for (const folder of folders)
  for (const key of readFileSync(join(folder, 'keys.txt'), 'utf8').split('\n'))
    if (!known.has(key)) fresh.add(key);

const encoder = await openEncoder({ cacheDir: work, hubUrl: 'http://localhost' });
const vectors = await wordVectors(encoder);
const file = openSync(join(work, 'vectors.f32'), known.size > 0 ? 'a' : 'w');
const all = [...fresh];
for (let i = 0; i < all.length; i += 1024) {
  const batch = await vectors(all.slice(i, i + 1024));
  writeSync(file, new Uint8Array(batch.buffer, batch.byteOffset, batch.byteLength));
}
writeFileSync(list, [...known, ...all].join('\n'));
console.log(`${known.size} + ${all.length} words`);
await encoder.close();

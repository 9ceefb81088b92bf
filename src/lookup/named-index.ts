import { gunzipSync, gzipSync } from 'node:zlib';
import { type DocumentNamed, namedInDocument } from '../domains/diplomacy/entities/document.ts';
import type { Context } from '../library/context.ts';
import type { Library } from '../library/types.ts';

/** Raise when what is found, or how it is written down, changes. */
const NAMED_VERSION = 14;

/** Everything named in the library, document by document (index as in `Library.documents`). */
export type NamedIndex = readonly DocumentNamed[];

/** Made once for each build while it is prepared, kept beside the library, and held in memory from the first use on. */
export function namedIndex(context: Context): NamedIndex {
  return context.memo('named', () => {
    const blob = context.library.derived('named', NAMED_VERSION, () =>
      gzipSync(JSON.stringify(read(context.library))),
    );
    return JSON.parse(gunzipSync(blob).toString('utf8')) as NamedIndex;
  });
}

function read(library: Library): DocumentNamed[] {
  return library.documents.map(({ title, published }, i) =>
    namedInDocument({ text: library.text(i), title, published }),
  );
}

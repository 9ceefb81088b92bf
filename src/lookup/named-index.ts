import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DocumentNamed, Domain } from '../domains/types.ts';
import { derivedByDocument } from '../library/by-document.ts';
import type { Context } from '../library/context.ts';
import type { Library } from '../library/types.ts';

/** Raise when what is found, or how it is written down, changes. */
const NAMED_VERSION = 16;

/** Everything named in the library, document by document (index as in `Library.documents`). */
export type NamedIndex = readonly DocumentNamed[];

/** Made once for each build while it is prepared, kept beside the library, and held in memory from the first use on. */
export function namedIndex(context: Context): NamedIndex {
  return context.memo('named', () => {
    const parts = deriveNamed(context.library, context.domain);
    return parts.map((part) => JSON.parse(inflateRawSync(part).toString('utf8')) as DocumentNamed);
  });
}

/** Of each document what is named in it, packed. */
export function deriveNamed(library: Library, domain: Domain): Uint8Array[] {
  return derivedByDocument(library, `named-${domain.name}`, NAMED_VERSION, (i) =>
    deflateRawSync(JSON.stringify(read(domain, library, i)), { level: 1 }),
  );
}

function read(domain: Domain, library: Library, i: number): DocumentNamed {
  const { title, published } = library.documents[i]!;
  return domain.namedInDocument({
    text: library.text(i),
    title,
    published,
    structure: library.structure(i),
  });
}

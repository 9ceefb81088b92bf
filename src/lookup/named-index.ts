import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DatedText, DocumentNamed, Domain } from '../domains/types.ts';
import { derivedByDocument, keyOf } from '../library/by-document.ts';
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

/**
 * Of each document what is named in it, packed.
 *
 * @param known what has been read already, by the keys of `keyOf`
 */
export function deriveNamed(
  library: Library,
  domain: Domain,
  known: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array[] {
  return derivedByDocument(library, `named-${domain.name}`, NAMED_VERSION, (i) => {
    const document = library.documents[i]!;
    const { title, published } = document;
    return (
      known.get(keyOf(library.build.cutting, document)) ??
      packNamed(domain, { text: library.text(i), title, published, structure: library.structure(i) })
    );
  });
}

/** What is named in a document, as it is kept. */
export const packNamed = (domain: Domain, document: DatedText): Uint8Array =>
  deflateRawSync(JSON.stringify(domain.namedInDocument(document)), { level: 1 });

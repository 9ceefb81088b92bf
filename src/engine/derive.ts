import type { DomainName } from '../config.ts';
import { domainOf } from '../domains/all.ts';
import type { Library } from '../library/types.ts';
import { deriveNamed } from '../lookup/named-index.ts';
import { deriveIndexes } from '../retrieval/search-index.ts';

/**
 * Makes all that is derived from a library and kept beside it, so that whoever opens it finds it there.
 *
 * @param known names that have been read already (`deriveNamed`)
 */
export function derive(
  library: Library,
  domains: readonly DomainName[],
  known?: ReadonlyMap<string, Uint8Array>,
): void {
  deriveIndexes(library);
  deriveNamed(library, domainOf(domains), known);
}

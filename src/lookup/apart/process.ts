import { domainOf } from '../../domains/all.ts';
import { endWithParent } from '../../end-with-parent.ts';
import { packNamed } from '../named-index.ts';
import type { Found, Task } from './messages.ts';

/** The program of the process that reads names: a document for each message. */
endWithParent();

process.on('message', ({ key, domains, document }: Task) => {
  let named: Uint8Array | null = null;
  try {
    named = packNamed(domainOf(domains), document);
  } catch {
    // Whoever makes the index meets the same error, and reports it.
  }
  process.send?.({ key, named } satisfies Found);
});

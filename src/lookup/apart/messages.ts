import type { DomainName } from '../../config.ts';
import type { DatedText } from '../../domains/types.ts';

/** What the process is told: a document to read, by the key that its names are kept under. */
export interface Task {
  key: string;
  domains: readonly DomainName[];
  document: DatedText;
}

/** What it says: the names, packed; null where they could not be read. */
export interface Found {
  key: string;
  named: Uint8Array | null;
}

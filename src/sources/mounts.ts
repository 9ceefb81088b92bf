import type { Description } from '../documents/types.ts';
import { readSources } from './settings.ts';
import { openStore } from './store.ts';

/** A document that a source brought: where it stands in the library, and where its bytes are. */
export interface Mounted {
  /** Path in the library: collection, source, file. */
  path: string;
  /** Absolute path of the bytes. */
  file: string;
  /** What the source says of it; wins over what is found in the file. */
  stated: Partial<Description>;
  /** Day since which the source has it no more. */
  gone: string | null;
}

/** Files in no folder are the general collection, so there the source's name is part of the file's. */
const GENERAL = 'general';

/**
 * All documents that the sources of a corpus have brought so far.
 *
 * @throws Problem when the list of sources cannot be read: their documents must not be taken for removed then.
 */
export function mountedDocuments(config: { corpusDir: string; dataDir: string }): Mounted[] {
  return readSources(config.corpusDir).flatMap((source) => {
    const store = openStore(config.dataDir, source);
    const prefix = source.collection === GENERAL ? `${source.name}-` : `${source.collection}/${source.name}/`;
    return store.manifest().entries.map(({ path, file, title, author, published, url, gone }) => {
      const below = source.collection === GENERAL ? path.replaceAll('/', '-') : path;
      return {
        path: `${prefix}${below}`.normalize('NFC'),
        file: store.path(file),
        stated: {
          ...(title !== null && { title }),
          ...(author !== null && { author }),
          ...(published !== null && { published }),
          ...(url !== null && { url }),
        },
        gone,
      };
    });
  });
}

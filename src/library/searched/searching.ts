import type { Library, Neighbour } from '../types.ts';
import type { Entries } from './entries.ts';
import type { Passages } from './passages.ts';
import type { AboutBuild } from './schema.ts';
import type { SearchScope } from './scope.ts';
import type { Asking, Steps } from './steps.ts';

/** What retrieval asks a database through, about one build. */
export interface Searching {
  asking: Asking;
  about: AboutBuild;
  entries: Entries;
  passages: Passages;
  /** The nearest passages to a vector; all that ranking needs of them is here afterwards. */
  nearest(vector: Float32Array, count: number, scope: SearchScope): Steps<Neighbour[]>;
}

const searchings = new WeakMap<Library, Searching>();

/** The database that finds candidates in a library, where it lies in one. */
export const searchingOf = (library: Library): Searching | undefined => searchings.get(library);

export const registerSearching = (library: Library, searching: Searching): void =>
  void searchings.set(library, searching);

import { makeContext } from '../../src/engine/local.ts';
import type { Context } from '../../src/library/context.ts';
import type { Files } from './generated.ts';
import { newPlace, shippedEncoder } from './place.ts';

/** A library of just these files, and a context on it, both gone when the test has finished. */
export async function libraryOf(files: Files): Promise<Context> {
  const place = newPlace();
  place.put(files);
  await place.build();
  const library = await place.open();
  return makeContext(library, await shippedEncoder(), place.config, () => new Date('2026-01-01T00:00:00Z'));
}

/** The names of all collections of a library. */
export function everyCollection({ library }: Context): string[] {
  return [...new Set(library.documents.map(({ collection }) => collection))];
}

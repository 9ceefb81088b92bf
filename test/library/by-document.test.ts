import { describe, expect, test } from 'vitest';
import { derivedByDocument } from '../../src/library/by-document.ts';
import type { Library } from '../../src/library/types.ts';
import { generatedFiles } from '../support/generated.ts';
import { newPlace } from '../support/place.ts';

describe('what is derived from each document', () => {
  test('GIVEN one changed, one new and one gone THEN only the first two are looked at, and each has its own', async () => {
    const place = newPlace();
    const looked: string[] = [];
    const told: string[][] = [];
    const prepare = (library: Library) => {
      const parts = derivedByDocument(library, 'first-words', 1, (document) => {
        looked.push(library.documents[document]!.path);
        return Buffer.from(library.text(document).slice(0, 30));
      });
      told.push(parts.map((part) => Buffer.from(part).toString()));
      expect(told.at(-1)).toEqual(library.documents.map((_, i) => library.text(i).slice(0, 30)));
    };
    const files = generatedFiles(6);
    place.put(files);
    await place.build({ prepare });
    expect(looked).toHaveLength(6);
    looked.length = 0;
    const [, second, ...others] = Object.keys(files);
    const rest = Object.fromEntries(others.map((path) => [path, files[path]!]));
    place.put({ ...rest, [second!]: 'Quite another text now.', 'z/new.md': 'A new one.' });
    await place.build({ prepare });
    expect(looked.sort()).toEqual([second!, 'z/new.md'].sort());
    looked.length = 0;
    prepare(await place.open());
    expect(looked).toEqual([]);
  });
});

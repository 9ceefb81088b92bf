import { clean } from '../clean.ts';
import { plainStructure } from '../plain-structure.ts';
import { type Extracted, normalise, type ReadInput } from './extracted.ts';
import { splitFrontMatter } from './front.ts';
import { textOf } from './text-of.ts';

/** Plain text, as it is; what was copied along with it from a web page goes. */
export function read({ path, bytes }: ReadInput): Extracted {
  const { stated, body } = splitFrontMatter(normalise(textOf(path, bytes)));
  const { text, removed } = clean(body);
  return { stated, text, ...plainStructure(text), removed };
}

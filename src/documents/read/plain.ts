import { clean } from '../clean.ts';
import { describeTopLines } from '../describe/fields.ts';
import { plainStructure } from '../plain-structure.ts';
import type { Removed } from '../types.ts';
import { type Extracted, normalise, type ReadInput } from './extracted.ts';
import { splitFrontMatter } from './front.ts';
import { textOf } from './text-of.ts';

/** Plain text, as it is; what was copied along with it from a web page goes. */
export function read({ path, bytes }: ReadInput): Extracted {
  const { text: whole, notices } = textOf(path, bytes);
  const { stated, front, body } = splitFrontMatter(normalise(whole));
  const { text, removed } = clean(body);
  const fields: Removed[] = front === '' ? [] : [{ text: front.trim(), reason: 'front matter', at: 0 }];
  return {
    ...{ text, ...plainStructure(text), removed: [...fields, ...removed], notices },
    stated: { ...describeTopLines(text), ...stated },
  };
}

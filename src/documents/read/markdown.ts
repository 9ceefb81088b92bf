import { load } from 'cheerio';
import { marked } from 'marked';
import { blocksOf } from './blocks.ts';
import { type Extracted, normalise, type ReadInput } from './extracted.ts';
import { splitFrontMatter } from './front.ts';
import { fromMarkedText } from './marked-text.ts';
import { textOf } from './text-of.ts';

/** Markdown (CommonMark with GitHub's tables). */
export function read({ path, bytes }: ReadInput): Extracted {
  const { stated, body } = splitFrontMatter(normalise(textOf(path, bytes)));
  const html = marked.parse(body, { async: false, gfm: true });
  return { ...fromMarkedText(blocksOf(load(html, null, false).root())), stated };
}

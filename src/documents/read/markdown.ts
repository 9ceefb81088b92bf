import { load } from 'cheerio';
import { marked } from 'marked';
import { blocksOf } from './blocks.ts';
import { type Extracted, normalise } from './extracted.ts';
import { splitFrontMatter } from './front.ts';

/** Markdown (CommonMark with GitHub's tables) as plain paragraphs: emphasis and link targets go, headings stay marked. */
export function readMarkdown(text: string): Extracted {
  const { stated, body } = splitFrontMatter(normalise(text));
  const html = marked.parse(body, { async: false, gfm: true });
  return { text: blocksOf(load(html, null, false).root()), stated };
}

import type { Definition, Nodes } from 'mdast';
import { DocumentBuilder } from '../builder.ts';
import { cleanText } from '../clean-text.ts';
import { describeTopLines } from '../describe/fields.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { splitFrontMatter } from './front.ts';
import { addFlow } from './markdown/blocks.ts';
import { openContainers } from './markdown/containers.ts';
import { markupOf } from './markdown/html-tags.ts';
import { fenceHighlights, maskTags } from './markdown/masks.ts';
import { mdxMasks } from './markdown/mdx.ts';
import { parseMarkdown } from './markdown/parse.ts';
import { textOf } from './text-of.ts';

/**
 * Markdown by its syntax tree: CommonMark with GitHub's tables, footnotes and task lists, front matter, and what site
 * generators add (containers, Liquid tags, Hugo shortcodes, attribute lists, MDX). Every block is as written, inline
 * markup taken off; link targets are kept beside the text.
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const decoded = textOf(path, bytes);
  const { stated, body, front } = splitFrontMatter(cleanText(decoded.text));
  const builder = new DocumentBuilder();
  builder.remove(front, 'front matter');
  const parsed = addMarkdown(builder, body, { offset: front.length, mdx: /\.mdx$/i.test(path) });
  const built = builder.finish();
  return {
    ...built,
    stated: { ...describeTopLines(body), ...stated },
    notices: [...decoded.notices, ...parsed],
  };
}

/** @returns notices */
function addMarkdown(
  builder: DocumentBuilder,
  body: string,
  { offset, mdx }: { offset: number; mdx: boolean },
): string[] {
  const fenced = fenceHighlights(body);
  const masked = maskTags(fenced, mdx ? mdxMasks(fenced) : []);
  const opened = openContainers(masked.text);
  const { nodes, notices } = parseMarkdown(opened.text);
  const fences = [...opened.removed];
  addFlow(nodes, {
    builder,
    text: opened.text,
    masks: masked.masks,
    definitions: definitionsIn(nodes),
    isMarkup: markupOf(body),
    remove: (text, reason) => builder.remove(text, reason),
    reach: (at) => {
      while (fences[0] && fences[0].at <= at) builder.remove(fences.shift()!.text, 'markup');
    },
    placeOf: ({ position }) => ({
      source: {
        start: offset + opened.toFile(position?.start.offset ?? 0),
        end: offset + opened.toFile(position?.end.offset ?? 0),
      },
    }),
  });
  for (const { text } of fences) builder.remove(text, 'markup');
  return notices;
}

/** Targets of links by their labels, of those that something in the text refers to. */
function definitionsIn(nodes: readonly Nodes[]): Map<string, Definition> {
  const defined = new Map<string, Definition>();
  const used = new Set<string>();
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'definition' && !defined.has(node.identifier)) defined.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if ('children' in node) for (const child of node.children) open.push(child);
  }
  return new Map([...defined].filter(([label]) => used.has(label)));
}

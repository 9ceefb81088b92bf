import type { Definition, Nodes } from 'mdast';
import { DocumentBuilder } from '../builder.ts';
import { cleanText } from '../clean-text.ts';
import { describeTopLines } from '../describe/fields.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { splitFrontMatter } from './front.ts';
import { addFlow } from './markdown/blocks.ts';
import { openContainers } from './markdown/containers.ts';
import { heavyParts } from './markdown/guard.ts';
import { markupOf } from './markdown/html-tags.ts';
import { fenceHighlights, maskTags } from './markdown/masks.ts';
import { mdxMasks } from './markdown/mdx.ts';
import { parseMarkdown } from './markdown/parse.ts';
import { addMarkedText } from './marked-text.ts';
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
  const heavy = heavyParts(body);
  const notices = [...decoded.notices];
  if (heavy.nesting !== null) {
    notices.push(
      `line ${heavy.nesting}: lists or quotations nested too deep to be told apart; read as plain lines`,
    );
    addMarkedText(builder, body);
  } else {
    if (heavy.marks !== null)
      notices.push(
        `line ${heavy.marks}: too many marks of emphasis or links in one paragraph; they are left as they stand`,
      );
    addMarkdown(builder, body, {
      offset: front.length,
      plain: heavy.marks !== null,
      mdx: /\.mdx$/i.test(path),
    });
  }
  const built = builder.finish();
  return { ...built, stated: { ...describeTopLines(body), ...stated }, notices };
}

function addMarkdown(
  builder: DocumentBuilder,
  body: string,
  { offset, plain, mdx }: { offset: number; plain: boolean; mdx: boolean },
): void {
  const fenced = fenceHighlights(body);
  const masked = maskTags(fenced, mdx ? mdxMasks(fenced) : []);
  const opened = openContainers(masked.text);
  const root = parseMarkdown(opened.text, plain);
  const fences = [...opened.removed];
  addFlow(root.children, {
    builder,
    text: opened.text,
    masks: masked.masks,
    definitions: definitionsIn(root),
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
}

/** Targets of links by their labels, of those that something in the text refers to. */
function definitionsIn(root: Nodes): Map<string, Definition> {
  const defined = new Map<string, Definition>();
  const used = new Set<string>();
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'definition' && !defined.has(node.identifier)) defined.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if ('children' in node) for (const child of node.children) open.push(child);
  }
  return new Map([...defined].filter(([label]) => used.has(label)));
}

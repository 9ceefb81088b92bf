import { LIST_MARK } from '../languages/paragraphs.ts';
import { outline } from './outline.ts';
import { pathsOf } from './structure.ts';
import { withTypedItems } from './typed-items.ts';
import type { Block, Structure } from './types.ts';

/**
 * The structure of a text that is nothing but lines: paragraphs, list items by their marks, and headings, which are guessed
 * here and nowhere else.
 */
export function plainStructure(text: string): Structure {
  const { paragraphs, headings } = outline(text);
  const blocks: Omit<Block, 'headings'>[] = [
    ...headings.map((heading) => ({ kind: 'heading' as const, ...heading })),
    ...paragraphs.map(({ start, end }) => {
      const mark = LIST_MARK.exec(text.slice(start, start + 20))?.[0].trim();
      return mark === undefined
        ? { kind: 'paragraph' as const, level: 0, start, end }
        : { kind: 'item' as const, level: 1, mark, start, end };
    }),
  ];
  return {
    blocks: pathsOf(
      text,
      withTypedItems(
        text,
        blocks.sort((a, b) => a.start - b.start),
      ),
    ),
    links: [],
    codes: [],
    removed: [],
  };
}

import type { Document } from '../../src/documents/types.ts';

/** The blocks of a document as lines: kind and level, anchor, place, text. */
export const listed = ({ text, blocks }: Document): string[] =>
  blocks.map(({ kind, level, anchor, page, sheet, start, end }) =>
    [
      `${kind}${level > 0 ? level : ''}`,
      ...(anchor ? [` #${anchor}`] : []),
      ...(sheet ? [` ${sheet}`] : []),
      ...(page ? [` p${page}`] : []),
      `: ${text.slice(start, end)}`,
    ].join(''),
  );

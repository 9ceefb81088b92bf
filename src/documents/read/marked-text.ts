import { LIST_MARK, paragraphs } from '../../languages/paragraphs.ts';
import { type Built, DocumentBuilder } from '../builder.ts';
import { normalise } from './extracted.ts';

const HEADING = /^(#{1,6})\s+/;

/**
 * Blocks of a text in the notation that simple readers write: headings after `#`s, list items after their marks, the
 * cells of a table divided by ` | `, paragraphs divided by blank lines.
 */
export function fromMarkedText(text: string): Built {
  const builder = new DocumentBuilder();
  addMarkedText(builder, text);
  return builder.finish();
}

export function addMarkedText(builder: DocumentBuilder, text: string): void {
  const marked = normalise(text);
  let rows: string[][] = [];
  const endTable = (): void => {
    if (rows.length > 0) builder.addTable({ rows, header: rows.length > 1 ? 1 : 0 });
    rows = [];
  };
  for (const { start, end } of paragraphs(marked)) {
    const words = marked.slice(start, end);
    if (words.includes(' | ')) {
      rows.push(...words.split('\n').map((line) => line.split(' | ')));
      continue;
    }
    endTable();
    const heading = HEADING.exec(words);
    const mark = heading ? null : LIST_MARK.exec(words);
    if (heading) builder.addHeading(heading[1]!.length, words.slice(heading[0].length));
    else if (mark) builder.addItem({ mark: mark[0].trim(), depth: 1 }, words.slice(mark[0].length));
    else builder.addParagraph(words);
  }
  endTable();
}

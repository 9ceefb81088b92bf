import { makePdf, type PdfLine } from '../make/pdf.ts';
import type { MadeBlock } from './model.ts';

const [LEFT, TOP, BOTTOM] = [72, 770, 80];
const LETTERS = 82;
const WIDTH = 460;
/** Stands at the top of each page. */
export const HEAD = 'Harbour rules of the county';

/** Drawn as programs do: lines wrapped, a running head and a page number on each page, tables by the place of their cells. */
export function pdf(blocks: readonly MadeBlock[]): Uint8Array {
  const pages: PdfLine[][] = [];
  let y = 0;
  const room = (height: number) => {
    if (y - height < BOTTOM || pages.length === 0) {
      pages.push([
        { text: HEAD, y: 810, size: 8 },
        { text: String(pages.length + 1), x: 300, y: 40, size: 9 },
      ]);
      y = TOP;
    }
  };
  const put = (line: Omit<PdfLine, 'y'>, step: number) => {
    room(step);
    pages.at(-1)!.push({ ...line, y });
    y -= step;
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      y -= 10;
      for (const line of wrapped(block.text, 50))
        put({ text: line, size: 20 - 3 * block.level, bold: true }, 22);
    } else if (block.kind === 'items')
      for (const [i, { text }] of block.items.entries())
        for (const [n, line] of wrapped(`${block.marks?.[i] ?? '-'} ${text}`, LETTERS).entries())
          put({ text: line, x: LEFT + (n > 0 ? 14 : 0) }, 14);
    else if (block.kind === 'code')
      for (const line of block.lines)
        put(
          { text: line.trimStart(), x: LEFT + 20 + 5 * (line.length - line.trimStart().length), size: 9 },
          12,
        );
    else if (block.kind === 'table') table(block.rows);
    else for (const line of wrapped(block.text, LETTERS)) put({ text: line }, 14);
    y -= 14;
  }
  return makePdf(pages);

  function table(rows: readonly string[][]): void {
    const width = WIDTH / rows[0]!.length;
    for (const row of rows) {
      const cells = row.map((cell) => (cell === '' ? [] : wrapped(cell, Math.floor(width / 6.5))));
      const lines = Math.max(...cells.map(({ length }) => length));
      room(lines * 14 + 8);
      for (const [column, cell] of cells.entries())
        for (const [n, text] of cell.entries())
          pages.at(-1)!.push({ text, x: LEFT + column * width, y: y - n * 14, size: 10 });
      y -= lines * 14 + 8;
    }
  }
}

function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + word.length >= letters) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

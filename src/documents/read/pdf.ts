import { Problem } from '../../problem.ts';
import { type Built, DocumentBuilder } from '../builder.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { blocksOf, linesIn, type PdfBlock, withoutMark } from './pdf/blocks.ts';
import { regionsOf } from './pdf/layout.ts';
import { breaksKorean, joinLines, type LineEnds } from './pdf/line-ends.ts';
import { openPdf } from './pdf/open.ts';
import { withoutRunningHeads } from './pdf/running-heads.ts';
import { titleOf } from './pdf/title.ts';
import type { Line, Page, Region } from './pdf/types.ts';
import { unmappedShare } from './pdf/unmapped.ts';
import { DocumentWords } from './pdf/words.ts';

/** A larger share of the text in fonts without a map, and what is left is no document any more. */
const MOST_UNMAPPED = 0.5;
const WORTH_SAYING = 0.05;

/**
 * A PDF as its pages show it: text in reading order, column by column, tables as rows, what is typed into forms, every
 * block with its page. Running heads and page numbers are left out where several pages show them to be that.
 *
 * @throws Problem when it is damaged, protected, too long, only pictures of pages, or without a map of its characters
 */
export async function read({ path, bytes }: ReadInput): Promise<Extracted> {
  const { pages, information } = await openPdf(path, bytes);
  const pieces = pages.flatMap((page) => [page.pieces, ...page.turned].flat());
  if (pieces.length === 0) throw new Problem(path, 'no text layer', 'run OCR first, or leave it out');
  const unmapped = unmappedShare(pieces);
  if (unmapped > MOST_UNMAPPED)
    throw new Problem(path, 'the fonts of this file have no character map', 'run OCR first, or leave it out');
  withoutRunningHeads(pages);
  const regions = pages.map(regionsOf);
  const notice = `${Math.round(100 * unmapped)} % of its text stands in fonts without a character map and cannot be read`;
  return {
    ...build(pages, regions.flat()),
    stated: { title: titleOf(path, information.Title, regions) },
    ...(unmapped > WORTH_SAYING && { notices: [notice] }),
  };
}

function build(pages: readonly Page[], regions: readonly Region[]): Built {
  const blocks = blocksOf(regions);
  const ends = lineEndsOf(regions, blocks);
  const builder = new DocumentBuilder();
  let next = 0;
  const leaveOut = (page: number): void => {
    for (; next < pages.length && pages[next]!.number <= page; next++)
      for (const { text, reason } of pages[next]!.leftOut)
        builder.remove(text, reason, { page: pages[next]!.number });
  };
  for (const block of blocks) {
    leaveOut(pageOf(block));
    addBlock(builder, block, ends);
  }
  leaveOut(Number.POSITIVE_INFINITY);
  return builder.finish();
}

const pageOf = (block: PdfBlock): number => (block.kind === 'table' ? block.page : block.lines[0]!.page);

function addBlock(builder: DocumentBuilder, block: PdfBlock, ends: LineEnds): void {
  const place = { page: pageOf(block) };
  if (block.kind === 'table') {
    const rows = block.rows.map((row) =>
      row.map(({ lines, columns }) => ({ content: joinLines(lines, ends), columns })),
    );
    builder.addTable({ rows, header: block.header }, place);
    return;
  }
  const text = joinLines(block.lines, ends);
  if (block.kind === 'heading') builder.addHeading(block.level, text, place);
  else if (block.kind === 'item')
    builder.addItem({ mark: block.mark, depth: block.depth }, withoutMark(text, block.mark), place);
  else if (block.kind === 'note') builder.addNote(text, place);
  else builder.addParagraph(text, place);
}

function lineEndsOf(regions: readonly Region[], blocks: readonly PdfBlock[]): LineEnds {
  const lines = linesIn(regions);
  const cells = regions.flatMap((region) =>
    region.kind === 'table' ? region.rows.flat().flatMap((cell) => cell.lines) : [],
  );
  const words = new DocumentWords([...lines, ...cells]);
  const pairs = blocks.flatMap((block) =>
    block.kind === 'table'
      ? []
      : block.lines.slice(1).map((line, i): [Line, Line] => [block.lines[i]!, line]),
  );
  return {
    words,
    keepsSpaces: pairs.some(([above]) => above.space),
    breaksKorean: breaksKorean(pairs, words),
  };
}

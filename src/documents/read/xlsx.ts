import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { addGrid } from './grid.ts';
import { describePackage, type OfficePackage, openPackage, partsOfType } from './ooxml/package.ts';
import { readSheet, type Sheet } from './xlsx/sheet.ts';
import { formatsOf, richText, type Shown } from './xlsx/values.ts';
import { childOf, childrenOf, textIn, visitXml, within } from './xml.ts';

/** A name that a program gives to a sheet. */
const NO_NAME = /^(?:sheet|시트) ?\d*$/i;

/**
 * A workbook (SpreadsheetML, ECMA-376): each sheet under its name, rows numbered, figures and dates as the workbook shows
 * them. Hidden sheets and comments are left out, and listed.
 *
 * @throws Problem when it is damaged, protected, empty or holds more cells than any document
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const file = openPackage(path, bytes);
  const workbook = file.xml(file.main);
  const sheets = childrenOf(childOf(workbook, 'sheets'), 'sheet');
  const builder = new DocumentBuilder();
  const shown: Shown = {
    strings: sharedStrings(file),
    formats: formatsOf(file.xml(partsOfType(file, file.main, 'styles')[0])),
    date1904: /^(?:1|true)$/.test(childOf(workbook, 'workbookPr')?.attributes.date1904 ?? ''),
  };
  const budget = { cells: 0 };
  for (const { attributes } of sheets) {
    const name = attributes.name ?? '';
    const relation = file.relations(file.main).get(attributes['r:id'] ?? attributes.id ?? '');
    if (relation?.type !== 'worksheet' || !file.parts.has(relation.target)) continue;
    const sheet = readSheet(file, relation.target, shown, budget);
    if (attributes.state === 'hidden' || attributes.state === 'veryHidden') {
      builder.remove([name, ...sheet.rows.map(rowText)].join('\n'), 'hidden', { sheet: name });
      continue;
    }
    if (sheet.rows.length > 0 && !NO_NAME.test(name)) builder.addHeading(1, name, { sheet: name });
    addGrid(builder, sheet.rows, { path, sheet: name, header: sheet.header });
    addAside(builder, file, relation.target, sheet, name);
  }
  const built = builder.finish();
  if (built.text === '') throw new Problem(path, 'no text in it', 'check the file, or leave it out');
  return { ...built, stated: describePackage(file) };
}

const rowText = ({ cells }: Sheet['rows'][number]): string =>
  [...cells.values()].map(({ text }) => text).join(' | ');

function sharedStrings(file: OfficePackage): string[] {
  const strings: string[] = [];
  const bytes = file.parts.get(partsOfType(file, file.main, 'sharedStrings')[0] ?? '');
  if (bytes)
    visitXml(file.path, bytes, {
      units: new Set(['si']),
      unit: (element) => strings.push(richText(element)),
    });
  return strings;
}

/** Text boxes on a sheet, comments on its cells, and what it prints on every page. */
function addAside(
  builder: DocumentBuilder,
  file: OfficePackage,
  part: string,
  { printed }: Sheet,
  sheet: string,
): void {
  for (const name of partsOfType(file, part, 'drawing')) {
    for (const box of within(file.xml(name), 'txBody'))
      for (const paragraph of childrenOf(box, 'p'))
        builder.addParagraph(within(paragraph, 't').map(textIn).join(''), { sheet });
  }
  for (const name of partsOfType(file, part, 'comments'))
    for (const comment of within(file.xml(name), 'comment'))
      builder.remove(within(comment, 't').map(textIn).join(''), 'comment', { sheet });
  for (const text of printed) builder.remove(text, 'running head', { sheet });
}

import { coreProperties, escaped, relations, zipped } from './package.ts';

const MAIN =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export interface SheetInput {
  name: string;
  hidden?: boolean;
  /** XML of `sheetData` and what follows. */
  xml: string;
  comments?: string[];
}

/** A workbook. `formats` are those of cell styles 0, 1, 2 …; `strings` are shared. */
export function makeWorkbook(
  sheets: SheetInput[],
  strings: string[] = [],
  formats: string[] = ['General'],
): Uint8Array {
  const files: Record<string, string> = {
    '_rels/.rels': relations([['d', 'officeDocument', 'xl/workbook.xml']]),
    'docProps/core.xml': coreProperties({}),
    'xl/workbook.xml': `<workbook ${MAIN}><sheets>${sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="s${i}"${hidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => [`s${i}`, 'worksheet', `worksheets/sheet${i}.xml`] as const),
      ['strings', 'sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${formats
      .map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escaped(code)}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  sheets.forEach(({ xml, comments = [] }, i) => {
    files[`xl/worksheets/sheet${i}.xml`] = `<worksheet ${MAIN}>${xml}</worksheet>`;
    files[`xl/worksheets/_rels/sheet${i}.xml.rels`] = relations([
      ['c', 'comments', `../comments${i}.xml`],
      ['web', 'hyperlink', 'https://example.org/lund'],
    ]);
    files[`xl/comments${i}.xml`] = `<comments ${MAIN}><commentList>${comments
      .map((text) => `<comment ref="A1"><text><t>${escaped(text)}</t></text></comment>`)
      .join('')}</commentList></comments>`;
  });
  return zipped(files);
}

/** A cell of words, and one of a figure in a style. */
export const words = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
export const figure = (reference: string, value: number, style = 0): string =>
  `<c r="${reference}" s="${style}"><v>${value}</v></c>`;

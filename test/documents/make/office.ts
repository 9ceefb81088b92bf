import { strToU8, zipSync } from 'fflate';

/** A paragraph and the style it has, if any. */
export interface Styled {
  text: string;
  style?: string;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const zip = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** A small Word document. Styles are "Heading 1", "Title" and the like. */
export function makeDocx(paragraphs: Styled[]): Uint8Array {
  const names = [...new Set(paragraphs.flatMap(({ style }) => style ?? []))];
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const office = 'http://schemas.openxmlformats.org';
  const body = paragraphs
    .map(({ text, style }) => {
      const properties = style ? `<w:pPr><w:pStyle w:val="S${names.indexOf(style)}"/></w:pPr>` : '';
      return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
    })
    .join('');
  return zip({
    '[Content_Types].xml':
      `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships">` +
      `<Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels':
      `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships">` +
      `<Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<?xml version="1.0"?><w:styles ${w}>${names
      .map((name, i) => `<w:style w:type="paragraph" w:styleId="S${i}"><w:name w:val="${name}"/></w:style>`)
      .join('')}</w:styles>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
  });
}

/** A small Hancom document: one section; a style's name makes a heading; a table, if given, at the end. */
export function makeHwpx(paragraphs: Styled[], table: string[][] = [], manifest = ''): Uint8Array {
  const names = ['바탕글', ...new Set(paragraphs.flatMap(({ style }) => style ?? []))];
  const p = (inner: string, style = 0): string =>
    `<hp:p styleIDRef="${style}"><hp:run>${inner}</hp:run></hp:p>`;
  const t = (text: string): string => `<hp:t>${escaped(text)}</hp:t>`;
  const cells = (row: string[]): string =>
    row.map((cell) => `<hp:tc><hp:subList>${p(t(cell))}</hp:subList></hp:tc>`).join('');
  const tbl = `<hp:tbl>${table.map((row) => `<hp:tr>${cells(row)}</hp:tr>`).join('')}</hp:tbl>`;
  const body = paragraphs.map(({ text, style }) => p(t(text), style ? names.indexOf(style) : 0)).join('');
  return zip({
    mimetype: 'application/hwp+zip',
    'META-INF/manifest.xml': `<?xml version="1.0"?><manifest>${manifest}</manifest>`,
    'Contents/header.xml': `<?xml version="1.0"?><hh:head xmlns:hh="h"><hh:refList><hh:styles>${names
      .map((name, id) => `<hh:style id="${id}" type="PARA" name="${name}" engName="S"/>`)
      .join('')}</hh:styles></hh:refList></hh:head>`,
    'Contents/section0.xml': `<?xml version="1.0"?><hs:sec xmlns:hs="s" xmlns:hp="p">${body}${table.length > 0 ? p(tbl) : ''}</hs:sec>`,
  });
}

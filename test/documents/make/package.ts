import { strToU8, zipSync } from 'fflate';

const OFFICE = 'http://schemas.openxmlformats.org';

/** Words as XML holds them. */
export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A zip of texts. */
export const zipped = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** The relations of a part: `[id, type, target]`; a target with a scheme is outside the file. */
export const relations = (all: readonly (readonly [string, string, string])[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="${OFFICE}/package/2006/relationships">${all
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${escaped(target)}"` +
        `${/^\w+:/.test(target) ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const CORE = 'xmlns:cp="urn:core" xmlns:dc="http://purl.org/dc/elements/1.1/"';
/** Core properties of an Office file. */
export const coreProperties = (properties: Record<string, string>): string =>
  `<?xml version="1.0"?><cp:coreProperties ${CORE}>${Object.entries(properties)
    .map(([name, value]) => `<dc:${name}>${escaped(value)}</dc:${name}>`)
    .join('')}</cp:coreProperties>`;

const W = [
  ['w', `${OFFICE}/wordprocessingml/2006/main`],
  ['r', `${OFFICE}/officeDocument/2006/relationships`],
  ['m', `${OFFICE}/officeDocument/2006/math`],
  ['mc', `${OFFICE}/markup-compatibility/2006`],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ');

/** A Word document of a body and other parts, each without its root: `styles`, `numbering`, `footnotes`, `header1` … */
export function makeWord(body: string, parts: Record<string, string> = {}, properties = {}): Uint8Array {
  const roots: Record<string, string> = { header: 'hdr', footer: 'ftr' };
  const files: Record<string, string> = {
    '_rels/.rels': relations([['d', 'officeDocument', 'word/document.xml']]).replace(
      '</Relationships>',
      '<Relationship Id="c" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>',
    ),
    'docProps/core.xml': coreProperties(properties),
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([
      ...Object.keys(parts).map((name) => [name, name.replace(/\d+$/, ''), `${name}.xml`] as const),
      ['web', 'hyperlink', 'https://example.org/rules'],
    ]),
  };
  for (const [name, content] of Object.entries(parts)) {
    const root = roots[name.replace(/\d+$/, '')] ?? name;
    files[`word/${name}.xml`] = `<?xml version="1.0"?><w:${root} ${W}>${content}</w:${root}>`;
  }
  return zipped(files);
}

/** A run, and a paragraph of runs or words with its properties. */
export const wr = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
export const wp = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || content === '' ? content : wr(content)}</w:p>`;

import { strToU8, unzipSync, zipSync } from 'fflate';
import {
  hp,
  ht,
  hwpCell,
  hwpControl,
  hwpParagraph,
  makeHwp,
  makeOle,
  makeOwpml,
  record,
  u16,
} from '../make/hancom.ts';
import { coreProperties, escaped, makeWord, relations, wp, wr, zipped } from '../make/package.ts';
import { makeWorkbook, words } from '../make/workbook.ts';
import { html } from './markup.ts';
import type { MadeBlock } from './model.ts';

const MONO = '<w:rFonts w:ascii="Courier New"/>';
const HEADINGS = [1, 2, 3]
  .map((n) => `<w:style w:type="paragraph" w:styleId="H${n}"><w:name w:val="heading ${n}"/></w:style>`)
  .join('');

/** Numbers are typed, as people do: `7) text`. */
export function word(blocks: readonly MadeBlock[]): Uint8Array {
  const body = blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return wp(wr(block.text), `<w:pStyle w:val="H${block.level}"/>`);
      case 'items':
        return block.items.map(({ text }, i) => wp(wr(`${block.marks?.[i] ?? '•'} ${text}`))).join('');
      case 'code':
        return block.lines.map((line) => wp(wr(line, MONO))).join('');
      case 'table':
        return `<w:tbl>${block.rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:tcPr/>${wp(wr(cell))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
      case 'comment':
        return wp(wr(block.text, '<w:vanish/>'));
      default:
        // As Word saves what was typed and mended: in runs that end anywhere.
        return wp(wr(block.text.slice(0, 7)) + wr(block.text.slice(7)));
    }
  });
  return makeWord(body.join(''), { styles: HEADINGS });
}

/** Where the parts of a Word document of before 2007 begin, and where its head says so (MS-DOC 2.5). */
const DOC = {
  text: 0x800,
  least: 0x1400,
  flags: 0x0a,
  first: 0x18,
  body: 0x4c,
  comments: 0x5c,
  pieces: 0x1a2,
};

/** The smallest document that Word 97 writes: a head, the text in one piece, and the table that says where the piece lies. */
export function wordBefore2007(blocks: readonly MadeBlock[]): Uint8Array {
  const line = (text: string) => `${text}\r`;
  const body = blocks
    .map((block) => {
      switch (block.kind) {
        case 'items':
          return block.items.map(({ text }, i) => line(`${block.marks?.[i] ?? '•'} ${text}`)).join('');
        case 'code':
          return block.lines.map(line).join('');
        case 'table':
          return block.rows.map((row) => `${row.map((cell) => `${cell}\u0007`).join('')}\u0007`).join('');
        default:
          return block.kind === 'comment' ? '' : line(block.text);
      }
    })
    .join('');
  const comments = blocks.map((block) => (block.kind === 'comment' ? line(block.text) : '')).join('');
  const all = Buffer.from(`${body}${comments}\r`, 'utf16le');
  const main = Buffer.alloc(Math.max(DOC.least, DOC.text + all.length));
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0xc1, 2);
  main.writeUInt16LE(0x0200, DOC.flags);
  main.writeUInt32LE(DOC.text, DOC.first);
  main.writeUInt32LE(body.length, DOC.body);
  main.writeUInt32LE(comments.length > 0 ? comments.length + 1 : 0, DOC.comments);
  const pieces = Buffer.alloc(21);
  pieces.writeUInt8(2);
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(all.length / 2, 9);
  pieces.writeUInt32LE(DOC.text, 15);
  main.writeUInt32LE(0, DOC.pieces);
  main.writeUInt32LE(pieces.length, DOC.pieces + 4);
  all.copy(main, DOC.text);
  return makeOle({ WordDocument: main, '1Table': Buffer.concat([pieces, Buffer.alloc(DOC.least)]) });
}

export function hwpx(blocks: readonly MadeBlock[]): Uint8Array {
  const styles = `<hh:styles><hh:style id="0" name="바탕글"/>${[1, 2, 3].map((n) => `<hh:style id="${n}" name="개요 ${n}"/>`).join('')}</hh:styles>`;
  const section = blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return hp(ht(block.text), 0, block.level);
      case 'items':
        return block.items.map(({ text }, i) => hp(ht(`${block.marks?.[i] ?? '○'} ${text}`))).join('');
      case 'code':
        return block.lines.map((line) => hp(ht(line))).join('');
      case 'table':
        return hp(
          `<hp:tbl>${block.rows.map((row) => `<hp:tr>${row.map((cell) => `<hp:tc><hp:subList>${hp(ht(cell))}</hp:subList></hp:tc>`).join('')}</hp:tr>`).join('')}</hp:tbl>`,
        );
      case 'comment':
        return hp(
          `<hp:ctrl><hp:hiddenComment><hp:subList>${hp(ht(block.text))}</hp:subList></hp:hiddenComment></hp:ctrl>`,
        );
      default:
        return hp(ht(block.text));
    }
  });
  return makeOwpml(section.join(''), styles);
}

export function hwp(blocks: readonly MadeBlock[]): Uint8Array {
  const object = Buffer.concat([
    u16(11),
    Buffer.from([...' lbt'].map((c) => c.charCodeAt(0))),
    u16(0, 0, 0, 0, 11),
  ]);
  const body = blocks.flatMap((block) => {
    switch (block.kind) {
      case 'items':
        return block.items.map(({ text }, i) => hwpParagraph(0, `${block.marks?.[i] ?? '○'} ${text}`));
      case 'code':
        return block.lines.map((line) => hwpParagraph(0, line));
      case 'table': {
        const size = Buffer.concat([Buffer.alloc(4), u16(block.rows.length, block.rows[0]!.length)]);
        const cells = block.rows.flatMap((row, y) => row.map((cell, x) => hwpCell(2, y, x, cell)));
        return [
          hwpParagraph(0, [object], 0, 0, [
            hwpControl(1, 'tbl ', Buffer.alloc(0), [record(77, 2, size), ...cells]),
          ]),
        ];
      }
      default:
        return [hwpParagraph(0, block.text)];
    }
  });
  return makeHwp([], body);
}

const column = (i: number): string => String.fromCharCode(65 + i);

/** Everything in cells: a row for each line, a sheet for each heading. */
function sheetsOf(blocks: readonly MadeBlock[]): string[][][] {
  const sheets: string[][][] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') sheets.push([]);
    const rows =
      block.kind === 'table'
        ? block.rows
        : block.kind === 'items'
          ? block.items.map(({ text }, i) => [block.marks?.[i] ?? '-', text])
          : block.kind === 'code'
            ? block.lines.map((line) => ['', line])
            : [[block.text]];
    sheets.at(-1)!.push(...rows);
  }
  return sheets;
}

export const excel = (blocks: readonly MadeBlock[]): Uint8Array =>
  makeWorkbook(
    sheetsOf(blocks).map((rows, i) => ({
      name: `S${i}`,
      xml: `<sheetData>${rows
        .map(
          (row, y) =>
            `<row r="${y + 1}">${row.map((cell, x) => (cell === '' ? '' : words(`${column(x)}${y + 1}`, cell))).join('')}</row>`,
        )
        .join('')}</sheetData>`,
    })),
  );

export const commaSeparated = (blocks: readonly MadeBlock[], between = ','): string =>
  sheetsOf(blocks)
    .flat()
    .map((row) =>
      Array.from({ length: 4 }, (_, i) => `"${(row[i] ?? '').replaceAll('"', '""')}"`).join(between),
    )
    .join('\n');

const NAMES = 'office text table draw style xlink presentation'
  .split(' ')
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');
const openDocument = (kind: string, body: string, automatic = ''): Uint8Array =>
  zipped({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${NAMES}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${NAMES}/>`,
    'meta.xml': '<document-meta><meta/></document-meta>',
  });
/** Spaces next to each other have a tag of their own in ODF. */
const odfText = (text: string): string =>
  escaped(text).replace(/ {2,}|^ /g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
const tp = (text: string): string => `<text:p>${odfText(text)}</text:p>`;
const odfTable = (rows: readonly string[][], name: string): string =>
  `<table:table table:name="${name}">${rows
    .map(
      (row) =>
        `<table:table-row>${row.map((cell) => `<table:table-cell>${cell && tp(cell)}</table:table-cell>`).join('')}</table:table-row>`,
    )
    .join('')}</table:table>`;

export const odt = (blocks: readonly MadeBlock[]): Uint8Array =>
  openDocument(
    'text',
    blocks
      .map((block, n) => {
        switch (block.kind) {
          case 'heading':
            return `<text:h text:outline-level="${block.level}">${odfText(block.text)}</text:h>`;
          case 'items':
            return block.marks
              ? block.items.map(({ text }, i) => tp(`${block.marks![i]} ${text}`)).join('')
              : `<text:list>${block.items.map(({ text }) => `<text:list-item>${tp(text)}</text:list-item>`).join('')}</text:list>`;
          case 'code':
            return block.lines
              .map((line) => `<text:p text:style-name="P1">${odfText(line)}</text:p>`)
              .join('');
          case 'table':
            return odfTable(block.rows, `T${n}`);
          case 'comment':
            return `<text:p>w<office:annotation>${tp(block.text)}</office:annotation></text:p>`;
          default:
            return tp(block.text);
        }
      })
      .join(''),
    '<style:style style:name="P1" style:parent-style-name="Preformatted_20_Text"/>',
  );

export const ods = (blocks: readonly MadeBlock[]): Uint8Array =>
  openDocument(
    'spreadsheet',
    sheetsOf(blocks)
      .map((rows, i) => odfTable(rows, `S${i}`))
      .join(''),
  );

/** A page for each heading. */
export function odp(blocks: readonly MadeBlock[]): Uint8Array {
  const pages: string[][] = [];
  const frame = (paragraphs: string) =>
    `<draw:frame><draw:text-box>${paragraphs}</draw:text-box></draw:frame>`;
  for (const block of blocks) {
    if (block.kind === 'heading') pages.push([]);
    const { kind } = block;
    const content =
      kind === 'table'
        ? `<draw:frame>${odfTable(block.rows, `T${pages.length}`)}</draw:frame>`
        : kind === 'items'
          ? frame(block.items.map(({ text }, i) => tp(`${block.marks?.[i] ?? ''} ${text}`.trim())).join(''))
          : frame((kind === 'code' ? block.lines : [block.text]).map(tp).join(''));
    pages.at(-1)!.push(content);
  }
  return openDocument(
    'presentation',
    pages.map((frames, i) => `<draw:page draw:name="P${i}">${frames.join('')}</draw:page>`).join(''),
  );
}

/** A file of Office or OpenDocument as its programs save it under another ending: the kind of its main part differs. */
export function savedAs(file: Uint8Array, kind: string): Uint8Array {
  const { mimetype, ...parts } = unzipSync(file);
  if (mimetype) return zipSync({ mimetype: strToU8(kind), ...parts });
  const main = Object.keys(parts).find((name) =>
    /^(?:word|xl|ppt)\/(?:document|workbook|presentation)\.xml$/.test(name),
  );
  const types = `<Types><Override PartName="/${main}" ContentType="${kind}"/></Types>`;
  return zipSync({ ...parts, '[Content_Types].xml': strToU8(types) });
}

const PRESENTATION =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const ap = (text: string): string => `<a:p><a:r><a:t>${escaped(text)}</a:t></a:r></a:p>`;
const shape = (kind: string, paragraphs: string): string =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${kind}"/></p:nvPr></p:nvSpPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;

/** A slide for each heading. */
export function slides(blocks: readonly MadeBlock[]): Uint8Array {
  const all: string[][] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') all.push([shape('title', ap(block.text))]);
    else if (block.kind === 'table')
      all
        .at(-1)!
        .push(
          `<p:graphicFrame><a:tbl><a:tblPr firstRow="1"/>${block.rows
            .map(
              (row) =>
                `<a:tr>${row.map((cell) => `<a:tc><a:txBody>${ap(cell)}</a:txBody></a:tc>`).join('')}</a:tr>`,
            )
            .join('')}</a:tbl></p:graphicFrame>`,
        );
    else {
      const lines =
        block.kind === 'items'
          ? block.items.map(({ text }, i) => `${block.marks?.[i] ?? ''} ${text}`.trim())
          : block.kind === 'code'
            ? block.lines
            : [block.text];
      all.at(-1)!.push(shape('body', lines.map(ap).join('')));
    }
  }
  return zipped({
    '_rels/.rels': relations([['d', 'officeDocument', 'ppt/presentation.xml']]),
    'docProps/core.xml': coreProperties({}),
    'ppt/presentation.xml': `<p:presentation ${PRESENTATION}><p:sldIdLst>${all.map((_, i) => `<p:sldId id="${256 + i}" r:id="s${i}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      all.map((_, i) => [`s${i}`, 'slide', `slides/slide${i}.xml`] as const),
    ),
    ...Object.fromEntries(
      all.map((shapes, i) => [
        `ppt/slides/slide${i}.xml`,
        `<p:sld ${PRESENTATION}><p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld></p:sld>`,
      ]),
    ),
  });
}

export const epub = (blocks: readonly MadeBlock[]): Uint8Array =>
  zipped({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OPS/book.opf':
      '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
    'OPS/a.xhtml': html(blocks)
      .replace('<!doctype html><html>', '<html xmlns="http://www.w3.org/1999/xhtml">')
      .replace('<meta charset="utf-8">', '<title>w</title>'),
  });

export const email = (blocks: readonly MadeBlock[]): string =>
  [
    'From: Ada <ada@example.org>',
    'Subject: w',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html(blocks)).toString('base64').replace(/.{76}/g, '$&\r\n'),
  ].join('\r\n');

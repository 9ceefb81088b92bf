import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { zipped } from './make/package.ts';
import { listed } from './support.ts';

const NAMES = 'office text table draw style xlink presentation svg'
  .split(' ')
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');
const odf = (kind: string, body: string, styles = '', automatic = ''): Uint8Array =>
  zipped({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${NAMES}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${NAMES}>${styles}</office:document-styles>`,
    'meta.xml':
      '<document-meta xmlns:dc="x" xmlns:m="y"><meta><dc:title>Rules</dc:title><m:initial-creator>Ann Moe</m:initial-creator></meta></document-meta>',
  });
const p = (text: string): string => `<text:p>${text}</text:p>`;
const cell = (text: string, attributes = ''): string =>
  `<table:table-cell ${attributes}>${text && p(text)}</table:table-cell>`;
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;

describe('OpenDocument', () => {
  test('GIVEN a text with blocks of every kind THEN each is there', async () => {
    const automatic =
      '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>' +
      '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/><text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>' +
      '<style:style style:name="P1" style:parent-style-name="Preformatted_20_Text"/>';
    const item = (text: string, inner = ''): string => `<text:list-item>${p(text)}${inner}</text:list-item>`;
    const list = (...items: string[]): string => `<text:list>${items.join('')}</text:list>`;
    const body = [
      `<text:tracked-changes><text:changed-region><text:deletion>${p('struck out')}</text:deletion></text:changed-region></text:tracked-changes>`,
      `<text:table-of-content><text:index-body>${p('Leave 3')}</text:index-body></text:table-of-content>`,
      '<text:h text:outline-level="2">Leave</text:h>',
      `<text:p>See <text:a xlink:href="https://example.org/r">the rules</text:a><text:note><text:note-citation>1</text:note-citation><text:note-body>${p('Not on Sundays.')}</text:note-body></text:note>,<text:line-break/>all<text:s text:c="3"/>of them.<office:annotation>${p('Is it so?')}</office:annotation></text:p>`,
      `<text:list text:style-name="L">${item('first', list(item('inner', list(item('dot')))))}${item('second')}</text:list>`,
      `<table:table><table:table-header-rows>${row(cell('Line'), cell('Fares', 'table:number-columns-spanned="2"'), '<table:covered-table-cell/>')}</table:table-header-rows>${row(cell('Hagg'), cell(''), cell('5'))}</table:table>`,
      '<text:p text:style-name="P1">if (a) {</text:p><text:p text:style-name="P1"><text:s text:c="2"/>b();</text:p>',
      `<text:p>Before<draw:frame><draw:text-box>${p('In a box.')}</draw:text-box></draw:frame></text:p>`,
    ].join('');
    const styles = `<style:master-page><style:footer>${p('Approved by Ada Bell')}</style:footer></style:master-page>`;
    const document = await parseDocument('rules.odt', odf('text', body, styles, automatic));
    expect(listed(document)).toEqual([
      'heading2: Leave',
      'paragraph: See the rules,\nall of them.',
      'item1: 1. first',
      'item2: a) inner',
      'item3: • dot',
      'item1: 2. second',
      'note: 1 Not on Sundays.',
      'table: Line | Fares | Fares\nHagg |  | 5',
      'code: if (a) {\n  b();',
      'paragraph: Before',
      'paragraph: In a box.',
      'paragraph: Approved by Ada Bell',
    ]);
    expect(document.removed.map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
      'deleted: struck out',
      'repeated: Leave 3',
      'comment: Is it so?',
    ]);
    expect(document).toMatchObject({ title: 'Rules', author: 'Ann Moe' });
    expect(document.links.map(({ url }) => url)).toEqual(['https://example.org/r']);
  });

  test('GIVEN a spreadsheet THEN rows keep their numbers and cells their place', async () => {
    const body =
      `<table:table table:name="Fares">${row(cell('Line'), cell('Adult'), cell('Child'))}` +
      `${row(cell('Vik', 'table:number-rows-spanned="2"'), cell('20', 'office:value-type="float"'), cell(''))}` +
      `${row('<table:covered-table-cell/>', cell('25', 'office:value-type="float"'), cell('11', 'office:value-type="float"'))}` +
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>';
    const document = await parseDocument('fares.ods', odf('spreadsheet', body));
    expect(listed(document)).toEqual([
      'heading1 Fares: Fares',
      'table Fares: Line | Adult | Child\nVik | 20 |\nVik | 25 | 11',
    ]);
    expect(document.blocks[1]!.table).toMatchObject({ header: 1, numbers: [1, 2, 3] });
  });

  test('GIVEN a presentation THEN slides are pages', async () => {
    const frame = (text: string, kind = ''): string =>
      `<draw:frame ${kind && `presentation:class="${kind}"`}><draw:text-box>${p(text)}</draw:text-box></draw:frame>`;
    const body = `<draw:page>${frame('From May', 'outline')}${frame('New lines', 'title')}<presentation:notes>${frame('Say it slowly.')}</presentation:notes></draw:page><draw:page>${frame('Fares', 'title')}</draw:page>`;
    expect(listed(await parseDocument('a.odp', odf('presentation', body)))).toEqual([
      'heading1 p1: New lines',
      'paragraph p1: From May',
      'note p1: Say it slowly.',
      'heading1 p2: Fares',
    ]);
  });
});

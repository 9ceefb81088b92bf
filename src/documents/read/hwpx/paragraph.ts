import type { Run } from '../../builder.ts';
import type { HancomParagraph, HancomTable, Hung } from '../hancom/writer.ts';
import { childOf, childrenOf, textIn, within, type XmlElement } from '../xml.ts';
import type { Header } from './header.ts';

export interface HwpxContext extends Header {
  /** Id of the numbering of the section's outline. */
  outline: string;
  /** Addresses of the links that are open. */
  links: (string | undefined)[];
  /** Within a tracked deletion. */
  deleted: boolean;
}

/** Elements of a paragraph that hold no words. */
const SILENT = new Set([
  'secPr',
  'linesegarray',
  'pic',
  'ole',
  'video',
  'shapeComment',
  'parameters',
  'sz',
  'pos',
]);

/** A paragraph of an .hwpx section. */
export function paragraphOf(element: XmlElement, context: HwpxContext): HancomParagraph {
  const { paraPrIDRef = '', styleIDRef = '' } = element.attributes;
  const heading = context.headings.get(paraPrIDRef);
  const content: HancomParagraph['content'] = [];
  for (const run of childrenOf(element)) collect(run, context, content);
  return {
    content,
    level: context.levels.get(styleIDRef) ?? 0,
    heading: heading?.type === 'outline' ? { ...heading, id: context.outline } : heading,
  };
}

const paragraphsIn = (element: XmlElement | undefined, context: HwpxContext): HancomParagraph[] =>
  within(element, 'p').map((paragraph) => paragraphOf(paragraph, context));

type Content = HancomParagraph['content'];

function collect(element: XmlElement, context: HwpxContext, content: Content): void {
  const { name } = element;
  if (SILENT.has(name)) return;
  const hung = HUNG[name];
  if (name === 't') words(element, context, content);
  else if (name === 'tbl') content.push({ kind: 'table', table: tableOf(element, context) });
  else if (name === 'equation')
    content.push(` ${textIn(childOf(element, 'script')).replace(/\s+/g, ' ').trim()} `);
  else if (name === 'autoNum') content.push(autoNumber(element));
  else if (name === 'fieldBegin') context.links.push(linkOf(element));
  else if (name === 'fieldEnd') context.links.pop();
  else if (name === 'compose') content.push(element.attributes.composeText ?? '');
  else if (name === 'dutmal') {
    content.push(textIn(childOf(element, 'mainText')));
    content.push({ kind: 'left', text: textIn(childOf(element, 'subText')), reason: 'repeated' });
  } else if (hung) content.push({ kind: hung, paragraphs: paragraphsIn(element, context) } as Hung);
  else for (const child of childrenOf(element)) collect(child, context, content);
}

const HUNG: Readonly<Record<string, Hung['kind']>> = {
  footNote: 'footnote',
  endNote: 'endnote',
  hiddenComment: 'comment',
  header: 'head',
  footer: 'head',
  drawText: 'box',
  caption: 'caption',
};

/** The characters of a `t` and what stands between them. */
function words(element: XmlElement, context: HwpxContext, content: Content): void {
  for (const child of element.children) {
    if (typeof child === 'string') {
      const url = context.links.findLast(Boolean);
      if (context.deleted) content.push({ kind: 'left', text: child, reason: 'deleted' });
      else content.push(url ? ({ text: child, url } satisfies Run) : child);
    } else if (child.name === 'lineBreak') content.push('\n');
    else if (child.name === 'tab' || child.name === 'nbSpace' || child.name === 'fwSpace') content.push(' ');
    else if (child.name === 'hyphen') content.push('-');
    else if (child.name === 'deleteBegin') context.deleted = true;
    else if (child.name === 'deleteEnd') context.deleted = false;
    else words(child, context, content);
  }
}

/** Numbers of tables, figures and formulas are part of their captions; those of pages and notes are not. */
function autoNumber({ attributes }: XmlElement): string {
  return /^(?:TABLE|PICTURE|EQUATION)$/.test(attributes.numType ?? '') ? (attributes.num ?? '') : '';
}

/** Where a hyperlink leads: `https\://example.org;1;0;0;` in its command. */
function linkOf(field: XmlElement): string | undefined {
  if (field.attributes.type !== 'HYPERLINK') return undefined;
  const named = (name: string): XmlElement | undefined =>
    within(field, 'stringParam').find(({ attributes }) => attributes.name === name);
  return textIn(named('Path')) || hyperlinkTarget(textIn(named('Command')));
}

/** The address in the command of a Hancom hyperlink. */
export function hyperlinkTarget(command: string): string | undefined {
  const target =
    command.replace(/\\(.)/g, (_, sign: string) => (sign === ';' ? '\0' : sign)).split(';')[0] ?? '';
  return target.replaceAll('\0', ';') || undefined;
}

function tableOf(table: XmlElement, context: HwpxContext): HancomTable {
  const rows = childrenOf(table, 'tr').map((row) => ({
    cells: childrenOf(row, 'tc').map((cell) => {
      const { colSpan, rowSpan } = childOf(cell, 'cellSpan')?.attributes ?? {};
      return {
        paragraphs: paragraphsIn(childOf(cell, 'subList'), context),
        rows: Math.max(1, Number(rowSpan ?? 1)),
        columns: Math.max(1, Number(colSpan ?? 1)),
      };
    }),
  }));
  return { rows, caption: paragraphsIn(childOf(table, 'caption'), context) };
}

import type { Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { type Chunk, chunksOf } from './chunks.ts';
import { heavyParts } from './guard.ts';

/** Constructs whose time grows by the square of their number in a paragraph. */
const INLINE = [
  'attention',
  'labelStartImage',
  'labelStartLink',
  'labelEnd',
  'codeText',
  'htmlText',
  'table',
];

export interface Parsed {
  /** Blocks in the order of the text, with their places in it. */
  nodes: RootContent[];
  notices: string[];
}

/**
 * The blocks of a text in CommonMark with GitHub's tables, footnotes, task lists and bare links (mdast, with places), in
 * time linear in its length: it is parsed in parts, and what the parser would take very long for is left as it stands.
 */
export function parseMarkdown(text: string): Parsed {
  const parsed: Parsed = { nodes: [], notices: [] };
  const definitions = definitionsOf(text);
  let line = 1;
  let counted = 0;
  for (const chunk of chunksOf(text)) {
    for (; counted < chunk.start; counted++) if (text.charCodeAt(counted) === 10) line += 1;
    const part = text.slice(chunk.start, chunk.end);
    const heavy = heavyParts(part);
    if (heavy.nesting !== null) {
      const at = line + heavy.nesting - 1;
      parsed.notices.push(
        `line ${at}: lists or quotations nested too deep to be told apart; read as plain lines`,
      );
      parsed.nodes.push(...plainLines(part, chunk.start));
      continue;
    }
    if (heavy.marks !== null) {
      const at = line + heavy.marks - 1;
      parsed.notices.push(
        `line ${at}: too many marks of emphasis or links in one paragraph; they are left as they stand`,
      );
    }
    addChunk(parsed.nodes, chunk, part, { definitions, plain: heavy.marks !== null });
  }
  return parsed;
}

function addChunk(
  nodes: RootContent[],
  { start, before, continues }: Chunk,
  part: string,
  { definitions, plain }: { definitions: ReadonlyMap<string, string>; plain: boolean },
): void {
  const whole = `${before}${part}${plain ? '' : referredTo(part, definitions)}`;
  const shift = start - before.length;
  const own = treeOf(whole, plain).children.filter(
    ({ position }) => (position?.start.offset ?? 0) < before.length + part.length,
  );
  for (const node of own) move(node, shift);
  const [first] = own;
  const last = nodes.at(-1);
  if (continues && first?.type === 'table' && last?.type === 'table') {
    last.children.push(...first.children.slice(1));
    own.shift();
  }
  nodes.push(...own);
}

function treeOf(text: string, plain: boolean): Root {
  const extensions = plain ? [{ disable: { null: INLINE } }] : [gfm({ singleTilde: false })];
  return fromMarkdown(text, { extensions, mdastExtensions: plain ? [] : [gfmFromMarkdown()] });
}

/** Moves the places of a node and all within it. */
function move(node: Nodes, by: number): void {
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    const { position } = next;
    if (position) {
      position.start.offset = (position.start.offset ?? 0) + by;
      position.end.offset = (position.end.offset ?? 0) + by;
    }
    if ('children' in next) open.push(...next.children);
  }
}

const DEFINITION = /^ {0,3}\[([^[\]\n]{1,200})\]:[^\n]{1,2000}/gm;
const REFERENCE = /\[([^[\]\n]{1,200})\]/g;

const labelOf = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase();

/** Targets of links and footnotes by their labels: the parser needs them with each part that refers to them. */
function definitionsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [line, label] of text.matchAll(DEFINITION)) {
    const key = labelOf(label!);
    if (!found.has(key)) found.set(key, label!.startsWith('^') ? `[${label}]: -` : line.trim());
  }
  return found;
}

function referredTo(part: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return '';
  const lines = new Set<string>();
  for (const [, label] of part.matchAll(REFERENCE)) {
    const definition = definitions.get(labelOf(label!));
    if (definition) lines.add(definition);
  }
  return lines.size === 0 ? '' : `\n\n${[...lines].join('\n\n')}\n`;
}

/** Paragraphs of lines as they stand. */
function plainLines(text: string, shift: number): RootContent[] {
  return [...text.matchAll(/[^\n]+/g)]
    .filter(([line]) => line.trim() !== '')
    .map(({ 0: line, index }) => {
      const place = (offset: number) => ({ line: 1, column: 1, offset: shift + offset });
      const position = { start: place(index), end: place(index + line.length) };
      return { type: 'paragraph', position, children: [{ type: 'text', value: line.trim(), position }] };
    });
}

import { load } from 'cheerio';
import type {
  BlockContent,
  Definition,
  DefinitionContent,
  List,
  ListItem,
  Paragraph,
  RootContent,
  Table,
} from 'mdast';
import type { DocumentBuilder, Inline, Run } from '../../builder.ts';
import type { Place } from '../../types.ts';
import { addElements } from '../dom.ts';
import { anchors } from './anchors.ts';
import { isTag, tagOf } from './html-tags.ts';
import { type InlineContext, runsOf } from './inline.ts';
import { unmask } from './masks.ts';
import { brokenAtItems } from './soft-breaks.ts';

type Flow = RootContent | BlockContent | DefinitionContent;

export interface FlowContext extends InlineContext {
  builder: DocumentBuilder;
  /** The text that was parsed: marks of items are read from it. */
  text: string;
  /** The place of a node in the file. */
  placeOf: (node: Flow | ListItem) => Place;
  /** Called with a node's offset before it is added: what was left out above it is noted first. */
  reach: (offset: number) => void;
}

/** Adds the blocks of a syntax tree, in the order of the file. */
export function addFlow(nodes: readonly Flow[], context: FlowContext): void {
  new Walk(context).all(nodes, 0);
}

/** `[!NOTE]` (GitHub), `[!tip]- Title` (Obsidian) at the beginning of a quotation. */
const ALERT = /^\[!([A-Za-z-]{1,30})\][+-]?[ \t]*/;
/** `{#id .class}` (Docusaurus, Pandoc), `{: #id }` (kramdown), at a heading's end. */
const HEADING_LIST = /\{:?([^{}\n]{0,200})\}\s*$/;
/** A paragraph that is nothing but an attribute list for its neighbour. */
const ONLY_LIST = /^\{:?\s*[^{}\n]{0,300}\}$/;

class Walk {
  #context: FlowContext;
  #anchorOf = anchors();

  constructor(context: FlowContext) {
    this.#context = context;
  }

  all(nodes: readonly Flow[], depth: number): void {
    for (const node of nodes) this.#node(node, depth);
  }

  #node(node: Flow, depth: number): void {
    const { builder, masks, placeOf, reach, remove } = this.#context;
    reach(node.position?.start.offset ?? 0);
    switch (node.type) {
      case 'heading': {
        const { runs, id } = this.#heading(runsOf(node.children, this.#context));
        const words = runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
        builder.addHeading(node.depth, runs, {
          ...placeOf(node),
          anchor: id ?? this.#anchorOf(words),
        });
        break;
      }
      case 'paragraph':
        this.#paragraph(node, depth, (content) => builder.addParagraph(content, placeOf(node), depth));
        break;
      case 'code': {
        const language = unmask(node.lang ?? '', masks);
        const place = { ...placeOf(node), ...(language && { language }) };
        builder.addCode(unmask(node.value, masks), place, depth);
        break;
      }
      case 'blockquote':
        this.all(node.children, depth);
        break;
      case 'list':
        this.#list(node, depth + 1);
        break;
      case 'table':
        this.#table(node);
        break;
      case 'html':
        this.#html(unmask(node.value, masks), placeOf(node), depth);
        break;
      case 'footnoteDefinition':
        this.#note(node.children, `[^${node.label ?? node.identifier}]`, placeOf(node));
        break;
      case 'definition':
        this.#definition(node);
        break;
      case 'yaml':
        remove(node.value, 'front matter');
        break;
      default:
    }
  }

  #heading(runs: Run[]): { runs: Run[]; id: string | null } {
    const last = runs.at(-1);
    const list = typeof last === 'string' ? HEADING_LIST.exec(last) : null;
    if (typeof last !== 'string' || !list || !/[#.:=]/.test(list[0])) return { runs, id: null };
    this.#context.remove(list[0], 'markup');
    const id = /(?:^|\s)#([^\s.#]+)/.exec(list[1]!)?.[1] ?? null;
    return { runs: [...runs.slice(0, -1), last.slice(0, list.index)], id };
  }

  /** A paragraph; one that is only a picture is its caption, one that is only an attribute list is left out. */
  #paragraph(node: Paragraph, depth: number, write: (content: Inline) => void): void {
    const { builder, placeOf, remove } = this.#context;
    const runs = brokenAtItems(runsOf(node.children, this.#context));
    const [first] = runs;
    if (runs.length === 1 && typeof first === 'string' && ONLY_LIST.test(first) && /[#.:=]/.test(first)) {
      remove(first, 'markup');
      return;
    }
    const alert = typeof first === 'string' ? ALERT.exec(first) : null;
    if (alert) {
      remove(alert[0], 'markup');
      runs[0] = (first as string).slice(alert[0].length);
    }
    const picture = node.children.every(({ type }) => type === 'image' || type === 'imageReference');
    if (picture && depth === 0) builder.addCaption(runs, placeOf(node));
    else write(runs);
  }

  #list(list: List, depth: number): void {
    for (const item of list.children) this.#item(item, depth);
  }

  #item(item: ListItem, depth: number): void {
    const { builder, text, placeOf, reach } = this.#context;
    const start = item.position?.start.offset ?? 0;
    reach(start);
    const mark = /^(?:\d{1,9}[.)]|[-+*])/.exec(text.slice(start, start + 10))?.[0] ?? '-';
    const task = item.checked === null || item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
    const [first, ...rest] = item.children;
    const write = (content: Inline, place: Place): void =>
      builder.addItem({ mark, depth }, [task, ...(typeof content === 'string' ? [content] : content)], place);
    if (first?.type === 'paragraph') {
      const end = first.position?.end.offset ?? start;
      const { source = { start, end } } = placeOf(item);
      const place = { source: { start: source.start, end: placeOf(first).source?.end ?? source.end } };
      this.#paragraph(first, depth, (content) => write(content, place));
      this.all(rest, depth);
    } else {
      if (/\d/.test(mark)) write('', placeOf(item));
      this.all(item.children, depth);
    }
  }

  #table(table: Table): void {
    const rows = table.children.map((row) =>
      row.children.map((cell) => runsOf(cell.children, this.#context)),
    );
    this.#context.builder.addTable({ rows, header: 1 }, this.#context.placeOf(table));
  }

  #note(children: readonly (BlockContent | DefinitionContent)[], mark: string, place: Place): void {
    const [first, ...rest] = children;
    if (first?.type !== 'paragraph') {
      this.all(children, 0);
      return;
    }
    this.#paragraph(first, 1, (content) => this.#context.builder.addNote(content, { ...place, mark }));
    this.all(rest, 0);
  }

  /** HTML between paragraphs: comments and lone tags go, placeholders stay, all else is read as a browser would. */
  #html(html: string, place: Place, depth: number): void {
    const { builder, isMarkup, remove } = this.#context;
    const tags = html.match(/<\/?[A-Za-z][^<>]*>/g) ?? [];
    if (isTag(html) && tags.length > 0 && tags.every((tag) => !isMarkup(tagOf(tag)))) {
      builder.addParagraph(html.replaceAll('\n', ' '), place, depth);
      return;
    }
    for (const comment of html.match(/<!--[\s\S]*?(?:-->|$)/g) ?? []) remove(comment, 'comment');
    addElements(builder, load(html, null, false).root()[0]!.children, { place, depth });
  }

  /** A link's target that nothing points to is kept among what was left out. */
  #definition({ identifier, title, url, label }: Definition): void {
    const { definitions, remove } = this.#context;
    if (!definitions.has(identifier))
      remove(`[${label ?? identifier}]: ${url}${title ? ` "${title}"` : ''}`, 'markup');
  }
}

import type { Run } from '../../builder.ts';
import type { RemovalReason } from '../../types.ts';
import { linearMath } from '../ooxml/math.ts';
import type { Relation } from '../ooxml/package.ts';
import { symbol } from '../ooxml/symbols.ts';
import { childOf, childrenOf, textIn, type XmlElement } from '../xml.ts';
import { Fields, meaning } from './fields.ts';
import { has, isMonospaced, type Styles } from './styles.ts';

/** What a paragraph holds. */
export interface Inlines {
  runs: Run[];
  /** Contents of text boxes that are anchored in it. */
  boxes: XmlElement[];
  /** Foot- and endnotes and comments that it refers to, by kind and id. */
  notes: { kind: 'footnote' | 'endnote' | 'comment'; id: string }[];
  /** Diagrams, by the id of the relation to their data. */
  diagrams: string[];
  left: { text: string; reason: RemovalReason }[];
  /** All of its words are set in a typewriter's font. */
  code: boolean;
  /** Pages that Word began before its first words, and within them, when it was last saved. */
  pages: { before: number; within: number };
}

interface Around {
  url?: string | undefined;
  reason?: RemovalReason | undefined;
}

/** What is known while the text of one part is read. */
export interface PartContext {
  styles: Styles;
  relations: ReadonlyMap<string, Relation>;
  fields: Fields;
}

export const openPart = (styles: Styles, relations: PartContext['relations']): PartContext => ({
  styles,
  relations,
  fields: new Fields(),
});

/** The words of a paragraph or of what stands in one, and what else it holds. */
export function inlinesOf(context: PartContext, paragraph: XmlElement): Inlines {
  const walk = new Walk(context);
  walk.children(paragraph, {});
  return walk.found;
}

/** Elements whose contents are not shown, or are said elsewhere. */
const SILENT = new Set([
  'pPr',
  'rPr',
  'sdtPr',
  'sdtEndPr',
  'proofErr',
  'tblPr',
  'tblGrid',
  'rubyPr',
  'sectPr',
  'object',
]);

class Walk {
  readonly found: Inlines = {
    runs: [],
    boxes: [],
    notes: [],
    diagrams: [],
    left: [],
    code: false,
    pages: { before: 0, within: 0 },
  };
  #context: PartContext;
  #plain = false;

  constructor(context: PartContext) {
    this.#context = context;
  }

  children(element: XmlElement, around: Around): void {
    for (const child of childrenOf(element)) this.#node(child, around);
  }

  #node(element: XmlElement, around: Around): void {
    const { name } = element;
    if (SILENT.has(name)) return;
    if (name === 'r') this.#run(element, around);
    else if (name === 'hyperlink') this.children(element, { ...around, url: this.#target(element) });
    else if (name === 'fldSimple') {
      const { url = around.url, reason = around.reason } = meaning(element.attributes.instr ?? '');
      this.children(element, { url, reason });
    } else if (name === 'del' || name === 'moveFrom')
      this.children(element, { ...around, reason: 'deleted' });
    else if (name === 'oMath') this.#text(linearMath(element), around, false);
    else if (name === 'sdt') this.#control(element, around);
    else if (name === 'AlternateContent') this.#alternative(element, around);
    else if (name === 'txbxContent') this.found.boxes.push(element);
    else if (name === 'relIds') this.found.diagrams.push(element.attributes.dm ?? '');
    else if (name === 'ruby') this.#ruby(element, around);
    else this.#leaf(element, around);
  }

  #leaf(element: XmlElement, around: Around): void {
    const { name, attributes } = element;
    if (name === 'footnoteReference' || name === 'endnoteReference' || name === 'commentReference') {
      const kind = name.slice(0, -'Reference'.length) as 'footnote' | 'endnote' | 'comment';
      this.found.notes.push({ kind, id: attributes.id ?? '' });
    } else if (name === 'lastRenderedPageBreak')
      this.found.pages[this.found.runs.length > 0 ? 'within' : 'before'] += 1;
    else if (name === 'fldChar') this.#context.fields.mark(attributes.fldCharType);
    else if (name === 'instrText') this.#context.fields.instruct(textIn(element));
    else this.children(element, around);
  }

  #run(run: XmlElement, around: Around): void {
    const properties = childOf(run, 'rPr');
    const reason = has(properties, 'vanish') ? 'hidden' : around.reason;
    const style = childOf(properties, 'rStyle')?.attributes.val;
    const code = isMonospaced(properties) || this.#context.styles.monospaced(style);
    for (const child of childrenOf(run)) {
      const text = characters(child);
      if (text === undefined) this.#node(child, { ...around, reason });
      else this.#text(text, { ...around, reason }, code);
    }
  }

  #text(text: string, { url, reason }: Around, code: boolean): void {
    const { fields } = this.#context;
    if (text === '' || fields.inCode) return;
    const why = reason ?? fields.reason;
    const { left, runs } = this.found;
    if (why) {
      const last = left.at(-1);
      if (last?.reason === why) last.text += text;
      else left.push({ text, reason: why });
      return;
    }
    if (text.trim() !== '') {
      if (!code) this.#plain = true;
      this.found.code = !this.#plain;
    }
    const target = url ?? fields.url;
    const last = runs.at(-1);
    if (!target && !code) {
      if (typeof last === 'string') runs[runs.length - 1] = last + text;
      else runs.push(text);
    } else if (typeof last === 'object' && last.url === target && last.code === code) last.text += text;
    else runs.push({ text, url: target, code });
  }

  #target({ attributes }: XmlElement): string | undefined {
    const relation = this.#context.relations.get(attributes['r:id'] ?? attributes.id ?? '');
    const anchor = attributes.anchor ? `#${attributes.anchor}` : '';
    return `${relation?.target ?? ''}${anchor}` || undefined;
  }

  /** A content control; what stands in an empty one asks for its content. */
  #control(element: XmlElement, around: Around): void {
    const empty = childOf(element, 'sdtPr', 'showingPlcHdr') !== undefined;
    const content = childOf(element, 'sdtContent');
    if (content) this.children(content, empty ? { ...around, reason: 'markup' } : around);
  }

  /** The same for newer and older programs: the first that holds words. */
  #alternative(element: XmlElement, around: Around): void {
    const choices = childrenOf(element).filter(({ name }) => name === 'Choice' || name === 'Fallback');
    const chosen = choices.find((choice) => /\S/.test(textIn(choice))) ?? choices[0];
    if (chosen) this.children(chosen, around);
  }

  #ruby(element: XmlElement, around: Around): void {
    const base = childOf(element, 'rubyBase');
    const reading = childOf(element, 'rt');
    if (base) this.children(base, around);
    if (reading) this.children(reading, { ...around, reason: 'repeated' });
  }
}

/** The characters that a child of a run stands for; undefined when it is none. */
function characters(element: XmlElement): string | undefined {
  const { name, attributes } = element;
  if (name === 't' || name === 'delText') return textIn(element);
  if (name === 'tab' || name === 'ptab') return '\t';
  if (name === 'br' || name === 'cr') return '\n';
  if (name === 'noBreakHyphen') return '-';
  if (name === 'sym') return symbol(attributes.font ?? '', Number.parseInt(attributes.char ?? '', 16));
  return undefined;
}

import { childOf, childrenOf, type XmlElement } from '../xml.ts';

/** What a paragraph's style says of it, inherited styles included. */
export interface ParagraphStyle {
  /** 1 to 9 of a heading. */
  level?: number;
  list?: { number: string; level: number };
  code?: boolean;
}

const HEADING_NAME = /^(?:heading|제목|개요) ?(\d)$/i;
const TITLES: Readonly<Record<string, number>> = { title: 1, 제목: 1, subtitle: 2, 부제: 2 };
const CODE_NAMES = new Set(['html preformatted', 'source code', 'code', 'macro text']);
const MONOSPACED =
  /^(?:consolas|courier(?: new)?|menlo|monaco|lucida console|cascadia (?:code|mono)|source code pro|d2coding|andale mono|liberation mono|dejavu sans mono)$/i;

/** Styles by id. */
export class Styles {
  #elements = new Map<string, XmlElement>();
  #known = new Map<string, ParagraphStyle>();
  #default: string | undefined;

  constructor(root: XmlElement | undefined) {
    for (const style of childrenOf(root, 'style')) {
      const { styleId, type } = style.attributes;
      if (!styleId) continue;
      this.#elements.set(styleId, style);
      if (type === 'paragraph' && on(style.attributes.default)) this.#default = styleId;
    }
  }

  /** @param id of a paragraph's style; its document's usual one when it has none */
  paragraph(id = this.#default): ParagraphStyle {
    if (id === undefined) return {};
    const known = this.#known.get(id);
    if (known) return known;
    this.#known.set(id, {});
    const style = this.#elements.get(id);
    const found = style ? { ...this.#parent(style), ...ownStyle(style) } : {};
    this.#known.set(id, found);
    return found;
  }

  /** Whether a character style is set in a typewriter's font. */
  monospaced(id: string | undefined): boolean {
    return isMonospaced(id === undefined ? undefined : childOf(this.#elements.get(id), 'rPr'));
  }

  #parent(style: XmlElement): ParagraphStyle {
    const parent = childOf(style, 'basedOn')?.attributes.val;
    return parent === undefined ? {} : this.paragraph(parent);
  }
}

function ownStyle(style: XmlElement): ParagraphStyle {
  const name = (childOf(style, 'name')?.attributes.val ?? '').trim();
  const properties = childOf(style, 'pPr');
  const named = Number(HEADING_NAME.exec(name)?.[1] ?? TITLES[name.toLowerCase()] ?? 0);
  const level = named || outlineLevel(properties);
  const list = listOf(properties);
  const code = CODE_NAMES.has(name.toLowerCase()) || isMonospaced(childOf(style, 'rPr'));
  return { ...(level !== undefined && { level }), ...(list && { list }), ...(code && { code }) };
}

/** Outline level 0 to 8 of a paragraph's properties as that of a heading; 0 when it is told to be none. */
export function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const level = childOf(properties, 'outlineLvl')?.attributes.val;
  return level === undefined ? undefined : (Number(level) + 1) % 10;
}

/** The list a paragraph's properties put it in; `number` is `0` when they take it out of one. */
export function listOf(properties: XmlElement | undefined): ParagraphStyle['list'] {
  const list = childOf(properties, 'numPr');
  const number = childOf(list, 'numId')?.attributes.val;
  if (number === undefined) return undefined;
  return { number, level: Number(childOf(list, 'ilvl')?.attributes.val ?? 0) };
}

export const isMonospaced = (properties: XmlElement | undefined): boolean =>
  MONOSPACED.test(childOf(properties, 'rFonts')?.attributes.ascii ?? '');

/** A switch of WordprocessingML (ST_OnOff). */
export const on = (value: string | undefined): boolean =>
  value !== undefined && !/^(?:0|false|off)$/.test(value);

/** Whether a property that needs no value is there and not switched off. */
export const has = (properties: XmlElement | undefined, name: string): boolean => {
  const property = childOf(properties, name);
  return property !== undefined && on(property.attributes.val ?? '1');
};

/** A tag as it stands in a text. */
export interface Tag {
  name: string;
  closes: boolean;
  /** `<br/>` */
  empty: boolean;
  attributes: Record<string, string>;
}

/** Elements that need no end tag and mostly have no attributes (HTML Living Standard, § 13.1.2.4): always markup. */
const OPEN = new Set('br hr wbr p li dt dd tr td th thead tbody tfoot'.split(' '));

/** Whether HTML within a text is a tag, rather than a comment, declaration or instruction. */
export const isTag = (html: string): boolean => /^<\/?[A-Za-z]/.test(html);

const NAME = /^<(\/?)([A-Za-z][^\s/>]*)/;
const ATTRIBUTE = /(?<![^\s=<>"'/])([^\s=<>"'/]{1,80})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Characters of a tag that are looked through for attributes. */
const LONGEST_TAG = 4_000;

export function tagOf(html: string): Tag {
  const [start = '', slash, name = ''] = NAME.exec(html) ?? [];
  const attributes: Record<string, string> = {};
  for (const [, key, double, single, bare] of html.slice(start.length, LONGEST_TAG).matchAll(ATTRIBUTE))
    attributes[key!.toLowerCase()] ??= double ?? single ?? bare ?? '';
  return { name, closes: slash === '/', empty: html.endsWith('/>'), attributes };
}

/**
 * Which tags of a text are markup: those that are closed somewhere in it, empty, or have attributes, and the few that
 * HTML never closes. What is left is a placeholder (`<user>`, `<path>`), which is read as it is written.
 */
export function markupOf(text: string): (tag: Tag) => boolean {
  const closed = new Set([...text.matchAll(/<\/([A-Za-z][^\s/<>]*)/g)].map(([, name]) => name!));
  return ({ name, closes, empty, attributes }) =>
    OPEN.has(name.toLowerCase()) || closes || empty || closed.has(name) || Object.keys(attributes).length > 0;
}

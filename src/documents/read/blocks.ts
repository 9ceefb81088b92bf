import type { Cheerio } from 'cheerio';
import type { AnyNode } from 'domhandler';

const HEADING = /^h([1-6])$/;
const BLOCK = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'header hgroup html legend main nav p pre section summary table ul ol caption hr'
  ).split(' '),
);
const SILENT = new Set(
  'script style noscript template head title svg math canvas iframe object embed audio video img picture button input select textarea map'.split(
    ' ',
  ),
);

/**
 * The text of HTML elements as paragraphs divided by blank lines: headings marked with `#`s, list items with `- ` or
 * their number, table cells divided by ` | `. Markup goes, words stay.
 */
export function blocksOf(elements: Cheerio<AnyNode>): string {
  const out: string[] = [];
  for (const element of elements.toArray()) write(element, out, false);
  return out
    .join('')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/(^|\n)(-|\d+\.) ?\n+(?=\S)/g, '$1$2 ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(node: AnyNode, out: string[], verbatim: boolean): void {
  if (node.type === 'text') out.push(verbatim ? node.data : node.data.replace(/\s+/g, ' '));
  if (node.type === 'root') for (const child of node.children) write(child, out, verbatim);
  if (node.type !== 'tag') return;
  const name = node.name.toLowerCase();
  if (SILENT.has(name)) return;
  const children = (): void => {
    for (const child of node.children) write(child, out, verbatim || name === 'pre');
  };
  const heading = HEADING.exec(name);
  if (heading) {
    const inner: string[] = [];
    for (const child of node.children) write(child, inner, false);
    const words = inner.join('').replace(/\s+/g, ' ').trim();
    if (words) out.push(`\n\n${'#'.repeat(Number(heading[1]))} ${words}\n\n`);
  } else if (name === 'br') {
    out.push('\n');
  } else if (name === 'li') {
    const items =
      node.parent && 'children' in node.parent
        ? node.parent.children.filter((n) => n.type === 'tag' && n.name === 'li')
        : [];
    const ordered = node.parent?.type === 'tag' && node.parent.name === 'ol';
    const first = ordered
      ? Number.parseInt(
          (node.parent as unknown as { attribs: Record<string, string> }).attribs.start ?? '1',
          10,
        )
      : 0;
    out.push(ordered ? `\n${first + items.indexOf(node)}. ` : '\n- ');
    children();
  } else if (name === 'tr') {
    out.push('\n');
    const cells = node.children.filter((n) => n.type === 'tag' && /^t[dh]$/.test(n.name));
    const texts = cells.map((cell) => {
      const inner: string[] = [];
      if ('children' in cell) for (const child of cell.children) write(child, inner, false);
      return inner.join('').replace(/\s+/g, ' ').trim();
    });
    out.push(texts.filter(Boolean).join(' | '));
  } else if (BLOCK.has(name)) {
    const nested = /^[uo]l$/.test(name) && node.parent?.type === 'tag' && node.parent.name === 'li';
    const around = nested ? '\n' : '\n\n';
    out.push(around);
    children();
    out.push(around);
  } else {
    children();
  }
}

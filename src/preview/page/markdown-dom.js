import { h } from './dom.js';
import { parse, plainText } from './markdown.js';
import { timeElement } from './time.js';

/**
 * @typedef {{ locale: 'en' | 'ko', nameOf: (kind: string, id: string) => string, spoilerLabel: string,
 *   copyLabel: string, copiedLabel: string }} Drawing
 * @typedef {import('./markdown.js').Node} MarkdownNode
 */

/**
 * @param {string} text
 * @param {Drawing} drawing
 * @returns {HTMLElement}
 */
export function drawMarkdown(text, drawing) {
  const element = h('div', { class: 'text' }, ...draw(parse(text), drawing));
  return element;
}

/**
 * @param {readonly MarkdownNode[]} nodes
 * @param {Drawing} drawing
 * @returns {(HTMLElement | string)[]}
 */
function draw(nodes, drawing) {
  return nodes.map((node) => drawNode(node, drawing));
}

/** @type {Partial<Record<MarkdownNode['type'], keyof HTMLElementTagNameMap>>} */
const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  paragraph: 'p',
  quote: 'blockquote',
};

/**
 * @param {MarkdownNode} node
 * @param {Drawing} drawing
 * @returns {HTMLElement | string}
 */
function drawNode(node, drawing) {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'heading':
      // The page itself has the first two levels.
      return h(/** @type {'h3'} */ (`h${node.level + 2}`), {}, ...draw(node.children, drawing));
    case 'small':
      return h('p', { class: 'small' }, ...draw(node.children, drawing));
    case 'list':
      return h(
        node.ordered ? 'ol' : 'ul',
        node.ordered ? { start: node.items[0]?.number } : {},
        ...node.items.map((item) =>
          h('li', { class: `depth-${Math.min(item.depth, 3)}` }, ...draw(item.children, drawing)),
        ),
      );
    case 'code':
      return h('code', {}, node.text);
    case 'block':
      return fence(node, drawing);
    case 'link':
      return h(
        'a',
        { href: node.url, target: '_blank', rel: 'noopener noreferrer' },
        ...draw(node.children, drawing),
      );
    case 'time':
      return timeElement(node.unix, node.style, drawing.locale);
    case 'mention':
      return h('span', { class: 'mention' }, drawing.nameOf(node.kind, node.id));
    case 'spoiler':
      return spoiler(node.children, drawing);
    default:
      return h(TAGS[node.type] ?? 'span', languageOf(node, drawing), ...draw(node.children, drawing));
  }
}

/**
 * Quoted text is often in the other language: said to screen readers, and to the choice of letterforms.
 *
 * @param {MarkdownNode} node
 * @param {Drawing} drawing
 */
function languageOf(node, drawing) {
  if (node.type !== 'quote' && node.type !== 'paragraph') return {};
  const words = plainText([node]);
  const hangul = words.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const latin = words.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (hangul + latin === 0) return {};
  // A syllable of Hangul is worth about two and a half letters.
  const language = hangul * 2.5 > latin ? 'ko' : 'en';
  return language === drawing.locale ? {} : { lang: language };
}

/** How long it is said that something was copied, ms. */
const SAID = 2_000;

/**
 * Code, or a table in letters of one width: as it is, with its language and a button that copies it.
 *
 * @param {{ text: string, language: string }} block
 * @param {Drawing} drawing
 */
function fence({ text, language }, { copyLabel, copiedLabel }) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'copy',
      onclick: async () => {
        await navigator.clipboard?.writeText(text);
        button.textContent = copiedLabel;
        setTimeout(() => {
          button.textContent = copyLabel;
        }, SAID);
      },
    },
    copyLabel,
  );
  return h(
    'div',
    { class: 'fence' },
    h('div', { class: 'fence-head' }, h('span', {}, language), button),
    h('pre', { tabindex: 0 }, h('code', { translate: 'no' }, text)),
  );
}

/**
 * @param {MarkdownNode[]} children
 * @param {Drawing} drawing
 */
function spoiler(children, drawing) {
  const inner = h('span', { class: 'hidden-words' }, ...draw(children, drawing));
  const element = h(
    'button',
    { type: 'button', class: 'spoiler', 'aria-label': drawing.spoilerLabel },
    inner,
  );
  element.addEventListener('click', () =>
    element.replaceWith(h('span', { class: 'spoiler open' }, ...inner.childNodes)),
  );
  return element;
}

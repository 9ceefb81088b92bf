import { drawMessage, textOf } from './components.js';
import { fill, h, icon, refill } from './dom.js';
import { drawMarkdown } from './markdown-dom.js';
import { formatTime } from './time.js';

/**
 * @typedef {import('./types.ts').Message} Message
 * @typedef {import('./types.ts').Page} Page
 */

/**
 * @param {Message} message
 * @param {Page} page
 */
export function createMessage(message, page) {
  const { words } = page;
  const label = h('h2', { class: 'author', id: `name-${message.id}` });
  const body = h('div', { class: 'body' });
  const menuButton = h(
    'button',
    {
      type: 'button',
      class: 'icon-button message-menu',
      'aria-label': words.actions,
      'aria-haspopup': 'menu',
      'aria-describedby': `name-${message.id}`,
      onclick: () => page.openMenu(message, menuButton),
    },
    icon('more'),
  );
  const element = h(
    'article',
    {
      class: `message ${message.from}${message.private ? ' private' : ''}`,
      'data-message': message.id,
      'aria-labelledby': `name-${message.id}`,
      tabindex: -1,
      oncontextmenu: (/** @type {MouseEvent} */ event) => {
        // A link or marked words have a menu of the browser's own.
        if (/** @type {Element} */ (event.target).closest('a') || !getSelection()?.isCollapsed) return;
        event.preventDefault();
        page.openMenu(message, menuButton, { x: event.clientX, y: event.clientY });
      },
    },
    h(
      'div',
      { class: `avatar ${message.from}`, 'aria-hidden': 'true' },
      message.from === 'bot' ? null : message.name.slice(0, 1),
    ),
    h('div', { class: 'message-main' }, label, body),
    h('div', { class: 'message-tools' }, menuButton),
  );
  const time = formatTime(message.time / 1000, 't', page.locale);
  const above = message.used ?? message.replyTo;
  if (above) {
    const line = message.used ? words.used(above.who) : words.replyTo(above.who);
    element.prepend(h('p', { class: 'above' }, `${line} `, h('span', {}, above.what)));
  }
  fill(
    label,
    h('span', { class: 'name' }, message.name),
    message.from === 'bot' ? h('span', { class: 'tag' }, words.app) : null,
    h('time', { datetime: new Date(message.time).toISOString() }, time),
  );
  redraw(message, body, page);
  return { element, redraw: () => redraw(message, body, page) };
}

/**
 * @param {Message} message
 * @param {HTMLElement} body
 * @param {Page} page
 */
function redraw(message, body, page) {
  const { words, drawing } = page;
  const place = focusIn(body);
  body.setAttribute('aria-busy', String(message.busy || message.thinking));
  refill(
    body,
    message.thinking ? thinking(words) : null,
    message.content ? drawMarkdown(message.content, drawing) : null,
    message.components.length > 0 ? drawMessage(message, page.surroundings(message)) : null,
    message.private ? onlyYou(message, page) : null,
  );
  if (place) focusAgain(body, place);
}

/** @param {import('./words.js').Words} words */
function thinking(words) {
  return h(
    'p',
    { class: 'thinking' },
    h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
    `${words.thinking} …`,
  );
}

/** @param {Message} message @param {Page} page */
function onlyYou(message, page) {
  const dismiss = h(
    'button',
    { type: 'button', class: 'link-button', onclick: () => page.feed.remove(message) },
    page.words.dismiss,
  );
  return h('p', { class: 'only-you' }, icon('eye'), `${page.words.onlyYou} · `, dismiss);
}

/**
 * Where the focus is in a message that is about to be drawn anew.
 *
 * @param {HTMLElement} body
 */
function focusIn(body) {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !body.contains(focused)) return null;
  return { id: focused.dataset.id, label: focused.textContent, index: stops(body).indexOf(focused) };
}

/** @param {HTMLElement} body @returns {HTMLElement[]} */
const stops = (body) => [...body.querySelectorAll('button, a')].filter((one) => one instanceof HTMLElement);

/**
 * Gives the focus back to the same button, or the one that says the same, or the one in its place.
 *
 * @param {HTMLElement} body
 * @param {{ id: string | undefined, label: string | null, index: number }} place
 */
function focusAgain(body, { id, label, index }) {
  const open = stops(body).filter((one) => !(one instanceof HTMLButtonElement && one.disabled));
  const found =
    open.find((one) => id && one.dataset.id === id) ??
    open.find((one) => one.textContent === label) ??
    open[Math.min(index, open.length - 1)];
  const target = found ?? /** @type {HTMLElement | null} */ (body.closest('article'));
  target?.focus({ preventScroll: true });
}

/** The words of a message, whoever wrote it. @param {Message} message */
export function wordsOf(message) {
  return [message.content, textOf(message.components)].filter(Boolean).join('\n');
}

import { onMessages } from './commands.js';
import { h } from './dom.js';
import { parse, plainText } from './markdown.js';
import { wordsOf } from './message.js';

/**
 * A message's menu: the commands that take a message, and copying its words.
 * https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 *
 * @param {import('./types.ts').Message} message
 * @param {HTMLElement} from gets the focus back
 * @param {import('./types.ts').Page} page
 * @param {{ x: number, y: number }} [at] where the pointer is
 */
export function openMenu(message, from, page, at) {
  const { words, session, store } = page;
  for (const old of document.querySelectorAll('[role=menu]')) old.remove();
  const apps = onMessages(page.world.commands, page.locale, store.choices.manager);
  const items = [
    ...apps.map(({ name, shown }) => item(shown, () => session.onMessage(name, message))),
    message.from === 'bot' && !message.private ? item(words.reply, () => page.reply(message)) : null,
    item(words.copyText, () => navigator.clipboard?.writeText(plainText(parse(wordsOf(message))))),
  ].filter((one) => one !== null);
  const menu = h('div', { role: 'menu', class: 'menu', 'aria-label': words.actions }, ...items);

  /** @param {string} label @param {() => unknown} act */
  function item(label, act) {
    const onclick = () => {
      close();
      act();
    };
    return h('button', { type: 'button', role: 'menuitem', tabindex: -1, onclick }, label);
  }
  function close() {
    document.removeEventListener('pointerdown', outside, true);
    from.setAttribute('aria-expanded', 'false');
    menu.remove();
    if (from.isConnected) from.focus();
  }
  /** @param {PointerEvent} event */
  function outside(event) {
    if (!menu.contains(/** @type {Node} */ (event.target))) close();
  }
  menu.addEventListener('keydown', (event) => {
    const here = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const steps = /** @type {Record<string, number>} */ ({
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: -1,
    });
    const step = steps[event.key];
    if (step !== undefined) items.at(step % items.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  document.body.append(menu);
  const box = from.getBoundingClientRect();
  const x = at?.x ?? box.right - menu.offsetWidth;
  const y = at?.y ?? box.bottom + 4;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
  from.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  items[0]?.focus();
}

/**
 * A text field with suggestions beside it: arrows choose, Enter or Tab takes, Escape closes.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ (a field of several lines stays a text box that completes: that is
 * what it may be, and its arrows move between lines while there is nothing to choose).
 *
 * @typedef {import('./listbox.js').Item} Item
 * @typedef {import('./listbox.js').Listbox} Listbox
 */

/** How long typing must pause before suggestions are asked for, in ms. */
const PAUSE = 90;

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {{ list: Listbox, source: (text: string) => Item[] | Promise<Item[]>, onPick: (item: Item) => void,
 *   announce: (count: number) => void, onFocus?: boolean, slow?: boolean, stays?: boolean }} options
 *   onFocus: shows the list as soon as the field has the focus; slow: `source` asks the server; stays: Tab
 *   takes the suggestion and goes no further
 */
export function bindCombobox(
  input,
  { list, source, onPick, announce, onFocus = false, slow = false, stays = false },
) {
  let asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const oneLine = input instanceof HTMLInputElement;
  if (oneLine) input.setAttribute('role', 'combobox');
  else input.setAttribute('aria-haspopup', 'listbox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.element.id);
  input.setAttribute('autocomplete', 'off');
  input.spellcheck = false;

  const follow = () => {
    if (oneLine) input.setAttribute('aria-expanded', String(list.open));
    const active = list.activeId();
    if (active) input.setAttribute('aria-activedescendant', active);
    else input.removeAttribute('aria-activedescendant');
  };
  const hide = () => {
    asked += 1;
    clearTimeout(timer);
    list.hide();
    follow();
  };
  /** @param {number} active the row chosen at first; −1 for none */
  const update = async (active) => {
    const mine = ++asked;
    const items = await source(input.value);
    if (mine !== asked || document.activeElement !== input) return;
    list.show(items, { active });
    announce(items.length);
    follow();
  };
  /** @param {Item} item */
  const pick = (item) => {
    hide();
    onPick(item);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    asked += 1;
    if (slow) timer = setTimeout(() => update(0), PAUSE);
    else update(0);
  });
  input.addEventListener('focus', () => {
    list.pickedBy(pick);
    follow();
    if (onFocus) update(-1);
  });
  input.addEventListener('blur', hide);
  /** @type {HTMLElement} */ (input).addEventListener('keydown', (event) => {
    // Enter that ends the composing of a Hangul syllable is the keyboard's own.
    if (event.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!oneLine && !list.open) return;
      event.preventDefault();
      if (list.open) {
        list.move(key === 'ArrowDown' ? 1 : -1);
        follow();
      } else update(0);
    } else if (key === 'Escape' && list.open) {
      event.preventDefault();
      event.stopImmediatePropagation();
      hide();
    } else if (key === 'Tab' && event.shiftKey) {
      // The list stands before the field, and is not where one goes back to.
      hide();
    } else if (key === 'Tab' || (key === 'Enter' && !event.shiftKey)) {
      const active = list.active();
      if (!active) return;
      if (key === 'Enter' || stays) event.preventDefault();
      event.stopImmediatePropagation();
      pick(active);
    }
  });
}

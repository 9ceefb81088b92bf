import { h, icon } from './dom.js';
import { createListbox } from './listbox.js';

let count = 0;

/**
 * A select menu: a button that opens a list.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-select-only/
 *
 * @param {{ items: import('./listbox.js').Item[], chosen: string[], placeholder: string, disabled: boolean,
 *   least: number, most: number, customId: string, pickedWord: (n: number) => string, onChoice: (values: string[]) => void }} options
 */
export function drawSelect({
  items,
  chosen,
  placeholder,
  disabled,
  least,
  most,
  customId,
  pickedWord,
  onChoice,
}) {
  const picked = new Set(chosen);
  const multiple = most > 1;
  const shown = h('span', { class: 'select-shown' });
  const list = createListbox({ id: `select-${++count}`, label: placeholder, multiple, onPick: pick });
  const button = h(
    'button',
    {
      type: 'button',
      role: 'combobox',
      class: 'select',
      disabled,
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-controls': list.element.id,
      'aria-label': placeholder,
      'data-id': customId,
    },
    shown,
    icon('down'),
  );
  const label = () => {
    const names = items.filter((item) => picked.has(item.value)).map((item) => item.label);
    shown.textContent =
      names.length === 0 ? placeholder : names.length > 2 ? pickedWord(names.length) : names.join(', ');
    shown.classList.toggle('placeholder', names.length === 0);
  };
  const follow = () => {
    button.setAttribute('aria-expanded', String(list.open));
    const active = list.activeId();
    if (active) button.setAttribute('aria-activedescendant', active);
    else button.removeAttribute('aria-activedescendant');
  };
  const open = () => {
    list.show(items, {
      chosen: picked,
      active: Math.max(
        0,
        items.findIndex((item) => picked.has(item.value)),
      ),
    });
    follow();
  };
  const close = () => {
    const changed = multiple && list.open && [...picked].sort().join() !== [...chosen].sort().join();
    list.hide();
    follow();
    if (changed && picked.size >= least) onChoice([...picked]);
  };
  /** @param {import('./listbox.js').Item} item */
  function pick(item) {
    if (!multiple) {
      picked.clear();
      picked.add(item.value);
      list.hide();
      label();
      follow();
      onChoice([item.value]);
      return;
    }
    if (picked.has(item.value)) picked.delete(item.value);
    else if (picked.size < most) picked.add(item.value);
    const at = items.indexOf(item);
    list.show(items, { chosen: picked, active: at });
    label();
    follow();
  }
  button.addEventListener('click', () => (list.open ? close() : open()));
  button.addEventListener('blur', close);
  button.addEventListener('keydown', (event) => {
    const { key } = event;
    if (!list.open) {
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        event.preventDefault();
        open();
      }
      return;
    }
    const active = list.active();
    if (key === 'ArrowDown' || key === 'ArrowUp') list.move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Home' || key === 'End') list.jump(key === 'Home' ? 'first' : 'last');
    else if ((key === 'Enter' || key === ' ') && active) pick(active);
    else if (key === 'Escape') close();
    else if (key !== 'Tab') return;
    follow();
    if (key !== 'Tab') {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  label();
  return h('div', { class: 'select-box' }, button, list.element);
}

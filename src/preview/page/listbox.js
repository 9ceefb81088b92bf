import { h } from './dom.js';

/**
 * @typedef {{ value: string, label: string, detail?: string, hint?: string, group?: string }} Item
 */

/**
 * A list to choose from, driven by whatever has the focus: that element says `aria-activedescendant`.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 *
 * @param {{ id: string, label: string, onPick?: (item: Item) => void, multiple?: boolean }} options
 */
export function createListbox({ id, label, onPick = () => {}, multiple = false }) {
  const element = h('ul', {
    id,
    role: 'listbox',
    'aria-label': label,
    class: 'listbox',
    'aria-multiselectable': multiple && 'true',
  });
  element.hidden = true;
  /** @type {Item[]} */
  let items = [];
  let active = -1;
  let picked = onPick;
  const rows = () => [...element.querySelectorAll('[role=option]')];

  /** @param {number} index */
  const activate = (index) => {
    active = index;
    for (const [i, row] of rows().entries()) {
      row.classList.toggle('active', i === active);
      if (!multiple) row.setAttribute('aria-selected', String(i === active));
    }
    rows()[active]?.scrollIntoView({ block: 'nearest' });
  };

  // Keeps the focus where it is: a press that moved it would close the list first.
  element.addEventListener('pointerdown', (event) => event.preventDefault());
  element.addEventListener('click', (event) => {
    const row = /** @type {Element} */ (event.target).closest('[role=option]');
    const item = items[rows().indexOf(/** @type {Element} */ (row))];
    if (item) picked(item);
  });

  return {
    element,
    /**
     * @param {Item[]} found
     * @param {{ active?: number, chosen?: ReadonlySet<string> }} [state] active: −1 for none
     */
    show(found, { active: first = 0, chosen } = {}) {
      items = found;
      element.replaceChildren(
        ...items.map((item, i) =>
          h(
            'li',
            { role: 'option', id: `${id}-${i}`, 'aria-selected': String(chosen?.has(item.value) ?? false) },
            h('span', { class: 'option-label' }, item.label),
            item.hint ? h('span', { class: 'option-hint' }, item.hint) : null,
            item.detail ? h('span', { class: 'option-detail' }, item.detail) : null,
          ),
        ),
      );
      element.hidden = items.length === 0;
      activate(items.length > 0 ? first : -1);
    },
    /** Whose list it is now. @param {(item: Item) => void} next */
    pickedBy(next) {
      picked = next;
    },
    hide() {
      element.hidden = true;
      active = -1;
    },
    get open() {
      return !element.hidden;
    },
    /** @param {number} step */
    move(step) {
      if (items.length > 0)
        activate((Math.max(active, step > 0 ? -1 : 0) + step + items.length) % items.length);
    },
    /** @param {'first' | 'last'} end */
    jump(end) {
      activate(end === 'first' ? 0 : items.length - 1);
    },
    active: () => (element.hidden ? undefined : items[active]),
    /** Id of the active row, for `aria-activedescendant`. */
    activeId: () => (element.hidden || active < 0 ? null : `${id}-${active}`),
  };
}

/** @typedef {ReturnType<typeof createListbox>} Listbox */

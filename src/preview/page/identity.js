import { h, icon, refill } from './dom.js';

/** @typedef {import('./types.ts').Page} Page */

/**
 * Who the visitor is: name, roles, whether they manage the server. Everything takes effect at once.
 *
 * @param {Page} page
 */
export function openIdentity(page) {
  const { words, store } = page;
  const name = h('input', {
    type: 'text',
    id: 'who-name',
    maxlength: 40,
    placeholder: words.you,
    value: store.choices.name,
  });
  name.addEventListener('change', () => store.change({ name: name.value.trim() }));
  const roles = h('div', { class: 'checks' });
  const dialog = h(
    'dialog',
    { class: 'modal', 'aria-labelledby': 'who-title' },
    h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'who-title' }, words.whoYouAre),
      h('p', { class: 'small' }, words.whoExplained),
      h('div', { class: 'modal-field' }, h('label', { for: 'who-name' }, words.name), name),
      h(
        'fieldset',
        {},
        h('legend', {}, words.roles),
        roles,
        drawOtherRole(page, () => drawRoles(roles, page)),
      ),
      drawCheck(words.manager, store.choices.manager, (manager) => store.change({ manager })),
      h(
        'div',
        { class: 'dialog-buttons' },
        h('button', { type: 'submit', class: 'button primary' }, words.done),
      ),
    ),
  );
  drawRoles(roles, page);
  dialog.addEventListener('close', () => {
    dialog.remove();
    /** @type {HTMLElement | null} */ (document.querySelector('.who'))?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {HTMLElement} place @param {Page} page */
function drawRoles(place, page) {
  const { words, store } = page;
  const has = (/** @type {string} */ id) => store.choices.roles.includes(id);
  const rows = page.roles().map((id) => {
    const check = drawCheck(`${words.roleName(id)} (${id})`, has(id), (on) =>
      store.change({
        roles: on ? [...store.choices.roles, id] : store.choices.roles.filter((one) => one !== id),
      }),
    );
    if (!store.choices.moreRoles.includes(id)) return check;
    const drop = () => {
      const without = (/** @type {string[]} */ ids) => ids.filter((one) => one !== id);
      store.change({ roles: without(store.choices.roles), moreRoles: without(store.choices.moreRoles) });
      drawRoles(place, page);
    };
    const remove = words.remove(words.roleName(id));
    return h(
      'div',
      { class: 'check-row' },
      check,
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': remove, onclick: drop },
        icon('close'),
      ),
    );
  });
  refill(place, ...(rows.length > 0 ? rows : [h('p', { class: 'small' }, words.noRoles)]));
}

/** @param {Page} page @param {() => void} onAdd */
function drawOtherRole({ words, store }, onAdd) {
  const input = h('input', {
    type: 'text',
    id: 'who-role',
    inputmode: 'numeric',
    pattern: '\\d{15,22}',
    placeholder: '123456789012345678',
  });
  const add = () => {
    const id = input.value.trim();
    if (!/^\d{15,22}$/.test(id)) return input.focus();
    const once = (/** @type {string[]} */ ids) => [...new Set([...ids, id])];
    store.change({ roles: once(store.choices.roles), moreRoles: once(store.choices.moreRoles) });
    input.value = '';
    onAdd();
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  });
  return h(
    'div',
    { class: 'other-role' },
    h('label', { for: 'who-role', class: 'visually-hidden' }, words.otherRole),
    input,
    h('button', { type: 'button', class: 'button secondary', onclick: add }, words.add),
  );
}

/** @param {string} label @param {boolean} on @param {(on: boolean) => void} onChange */
function drawCheck(label, on, onChange) {
  const box = h('input', { type: 'checkbox', checked: on });
  box.addEventListener('change', () => onChange(box.checked));
  return h('label', { class: 'check' }, box, label);
}

import { optionsOf } from './components.js';
import { h } from './dom.js';
import { drawMarkdown } from './markdown-dom.js';

/**
 * @typedef {import('./components.js').Component} Component
 * @typedef {import('./types.ts').Page} Page
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 */

let count = 0;

/**
 * A form over the page, filled in and sent, or left with Escape.
 *
 * @param {{ custom_id: string, title: string, components: any[] }} modal
 * @param {Page} page
 * @param {(fields: Record<string, string>) => void} onSubmit
 */
export function openModal(modal, page, onSubmit) {
  const { words } = page;
  const before = document.activeElement;
  const title = `modal-${++count}`;
  /** @type {Map<string, Field>} */
  const fields = new Map();
  const cancel = h(
    'button',
    { type: 'button', class: 'button secondary', onclick: () => dialog.close() },
    words.cancel,
  );
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', { id: title }, modal.title),
    ...modal.components.map((one) => drawPart(one, page, fields)),
    h(
      'div',
      { class: 'dialog-buttons' },
      cancel,
      h('button', { type: 'submit', class: 'button primary' }, words.submit),
    ),
  );
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': title }, form);
  form.addEventListener('submit', () => {
    onSubmit(Object.fromEntries([...fields].map(([id, field]) => [id, filledIn(field)])));
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Field} field */
function filledIn(field) {
  if (field instanceof HTMLSelectElement)
    return [...field.selectedOptions].map((option) => option.value).join(',');
  return field.value;
}

/**
 * @param {Component} part
 * @param {Page} page
 * @param {Map<string, Field>} fields
 * @returns {HTMLElement}
 */
function drawPart(part, page, fields) {
  if (part.type === 10) return drawMarkdown(part.content, page.drawing);
  if (part.type === 1) return drawField(part.components[0], part.components[0].label ?? '', '', page, fields);
  return drawField(part.component, part.label, part.description ?? '', page, fields);
}

/**
 * @param {Component} input
 * @param {string} label
 * @param {string} description
 * @param {Page} page
 * @param {Map<string, Field>} fields
 */
function drawField(input, label, description, page, fields) {
  const id = `field-${++count}`;
  const field = input.type === 4 ? drawText(input) : drawSelect(input, page);
  const detail = description ? h('p', { class: 'small', id: `${id}-detail` }, description) : null;
  field.id = id;
  if (detail) field.setAttribute('aria-describedby', detail.id);
  field.required = input.required ?? true;
  fields.set(input.custom_id, field);
  return h('div', { class: 'modal-field' }, h('label', { for: id }, label), detail, field);
}

/** @param {Component} input @returns {HTMLInputElement | HTMLTextAreaElement} */
function drawText(input) {
  const attributes = {
    minlength: input.min_length,
    maxlength: input.max_length ?? 4_000,
    placeholder: input.placeholder,
  };
  const field =
    input.style === 2
      ? h('textarea', { ...attributes, rows: 4 })
      : h('input', { ...attributes, type: 'text' });
  field.value = input.value ?? '';
  return field;
}

/** @param {Component} input @param {Page} page @returns {HTMLSelectElement} */
function drawSelect(input, page) {
  const kinds = /** @type {Record<number, 'user' | 'role' | 'channel'>} */ ({
    5: 'user',
    6: 'role',
    8: 'channel',
  });
  const kind = kinds[input.type];
  const items = input.type === 3 ? optionsOf(input) : kind ? page.people(kind) : [];
  const options = items.map(({ value, label, detail }) =>
    h('option', { value }, detail ? `${label} – ${detail}` : label),
  );
  const chosen = (input.options ?? [])
    .filter((/** @type {any} */ one) => one.default)
    .map((/** @type {any} */ one) => one.value);
  for (const option of options) option.selected = chosen.includes(option.value);
  return h('select', { multiple: (input.max_values ?? 1) > 1 }, ...options);
}

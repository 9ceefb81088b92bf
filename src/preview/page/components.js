import { fill, h, icon } from './dom.js';
import { drawMarkdown } from './markdown-dom.js';
import { drawSelect } from './select.js';

/**
 * Discord's message components (discord-api-types, Components V2) as elements.
 *
 * @typedef {{ drawing: import('./markdown-dom.js').Drawing, words: import('./words.js').Words, disabled: boolean,
 *   files: { name: string, data: string }[], press: (customId: string, values: string[]) => void,
 *   people: (kind: 'user' | 'role' | 'channel') => import('./listbox.js').Item[] }} Surroundings
 * @typedef {Record<string, any> & { type: number }} Component
 */

const STYLES = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'premium'];

/**
 * @param {Component} component
 * @param {Surroundings} around
 * @returns {HTMLElement | null}
 */
export function drawComponent(component, around) {
  const draw = DRAWERS[component.type];
  return draw ? draw(component, around) : h('p', { class: 'small' }, `[${component.type}]`);
}

/** @type {Record<number, (component: Component, around: Surroundings) => HTMLElement | null>} */
const DRAWERS = {
  1: (row, around) => h('div', { class: 'row' }, ...inside(row, around)),
  2: drawButton,
  3: (select, around) => drawChoices(select, around, optionsOf(select), defaultsOf(select)),
  5: (select, around) => drawChoices(select, around, around.people('user')),
  6: (select, around) => drawChoices(select, around, around.people('role')),
  7: (select, around) => drawChoices(select, around, [...around.people('user'), ...around.people('role')]),
  8: (select, around) => drawChoices(select, around, around.people('channel')),
  9: (section, around) =>
    h(
      'div',
      { class: 'section' },
      h('div', { class: 'section-text' }, ...inside(section, around)),
      drawComponent(section.accessory, around),
    ),
  10: (text, { drawing }) => drawMarkdown(text.content, drawing),
  11: (thumbnail, around) => drawPicture(thumbnail, around, 'thumbnail'),
  12: (gallery, around) =>
    h(
      'div',
      { class: 'gallery' },
      ...gallery.items.map((/** @type {Component} */ item) => drawPicture(item, around, 'picture')),
    ),
  13: (file, around) => drawFile(nameOf(file.file?.url ?? ''), around),
  14: (separator) =>
    h(separator.divider === false ? 'div' : 'hr', {
      class: `separator${separator.spacing === 2 ? ' wide' : ''}`,
    }),
  17: drawContainer,
};

/** @param {Component} parent @param {Surroundings} around */
function inside(parent, around) {
  return parent.components.map((/** @type {Component} */ component) => drawComponent(component, around));
}

/** @param {Component} container @param {Surroundings} around */
function drawContainer(container, around) {
  const element = h(
    'div',
    { class: `container${container.spoiler ? ' spoiler' : ''}` },
    ...inside(container, around),
  );
  if (typeof container.accent_color === 'number')
    element.style.setProperty('--bar', `#${container.accent_color.toString(16).padStart(6, '0')}`);
  return element;
}

/** @param {Component} button @param {Surroundings} around */
function drawButton(button, around) {
  const label = [button.emoji?.name, button.label].filter(Boolean).join(' ');
  const style = `button ${STYLES[button.style] ?? 'secondary'}`;
  if (button.url) {
    return h(
      'a',
      { class: style, href: button.url, target: '_blank', rel: 'noopener noreferrer' },
      label,
      h('span', { class: 'visually-hidden' }, ` (${around.words.outside})`),
    );
  }
  return h(
    'button',
    {
      type: 'button',
      class: style,
      disabled: button.disabled,
      // While an answer is on its way the button keeps the focus, so it is not disabled for real.
      'aria-disabled': around.disabled && !button.disabled ? 'true' : null,
      'data-id': button.custom_id,
      'aria-label': SIGNS[label] ? label : null,
      onclick: () => around.press(button.custom_id, []),
    },
    SIGNS[label] ? icon(SIGNS[label]) : label,
  );
}

/** Signs that not every machine has in its fonts. @type {Record<string, 'good' | 'bad'>} */
const SIGNS = { '👍': 'good', '👎': 'bad' };

/**
 * @param {Component} select
 * @param {Surroundings} around
 * @param {import('./listbox.js').Item[]} items
 * @param {string[]} [chosen]
 */
function drawChoices(select, around, items, chosen = []) {
  return drawSelect({
    items,
    chosen,
    placeholder: select.placeholder ?? around.words.pickOne,
    disabled: Boolean(select.disabled),
    least: select.min_values ?? 1,
    most: select.max_values ?? 1,
    customId: select.custom_id,
    pickedWord: around.words.picked,
    onChoice: (values) => around.press(select.custom_id, values),
  });
}

/** @param {Component} select @returns {import('./listbox.js').Item[]} */
export function optionsOf(select) {
  return select.options.map((/** @type {any} */ { label, value, description }) => ({
    value,
    label,
    detail: description,
  }));
}

/** @param {Component} select @returns {string[]} */
function defaultsOf(select) {
  return select.options
    .filter((/** @type {any} */ option) => option.default)
    .map((/** @type {any} */ option) => option.value);
}

/** @param {string} url */
const nameOf = (url) => url.replace(/^attachment:\/\//, '');

/** @param {string} name @param {Surroundings['files']} files */
function blobUrl(name, files) {
  const file = files.find((found) => found.name === name);
  if (!file) return null;
  const bytes = Uint8Array.from(atob(file.data), (character) => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes]));
}

/**
 * A picture that came along is shown; one that lies elsewhere is only named, since the page asks nobody else.
 *
 * @param {Component} picture
 * @param {Surroundings} around
 * @param {string} kind
 */
function drawPicture(picture, { files, words }, kind) {
  const address = picture.media?.url ?? '';
  const source = address.startsWith('attachment://') ? blobUrl(nameOf(address), files) : null;
  if (source) return h('img', { class: kind, src: source, alt: picture.description ?? '' });
  return h('div', {
    class: `${kind} elsewhere`,
    role: 'img',
    'aria-label': picture.description ?? words.pictureElsewhere,
  });
}

/**
 * @param {string} name
 * @param {Pick<Surroundings, 'files' | 'words'>} around
 */
export function drawFile(name, { files, words }) {
  const size = (files.find((file) => file.name === name)?.data.length ?? 0) * 0.75;
  return h(
    'a',
    { class: 'file', href: blobUrl(name, files), download: name, 'aria-label': words.download(name) },
    icon('file'),
    h('span', {}, h('strong', {}, name), h('small', {}, sizeOf(size))),
  );
}

/** @param {number} bytes */
export function sizeOf(bytes) {
  if (bytes < 1_000) return `${Math.round(bytes)} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * A whole message: its components, and files that no component shows.
 *
 * @param {{ components: Component[], files: Surroundings['files'] }} message
 * @param {Surroundings} around
 */
export function drawMessage(message, around) {
  const shown = JSON.stringify(message.components);
  const element = h(
    'div',
    { class: 'components' },
    ...message.components.map((one) => drawComponent(one, around)),
  );
  for (const { name } of message.files)
    if (!shown.includes(`attachment://${name}`)) fill(element, drawFile(name, around));
  return element;
}

/**
 * All words of a message's texts, as a context-menu command gets them.
 *
 * @param {Component[]} components
 * @returns {string}
 */
export function textOf(components) {
  return components
    .flatMap((one) => [one.content, one.components && textOf(one.components)])
    .filter(Boolean)
    .join('\n');
}

import { perform } from './api.js';
import { bindCombobox } from './combobox.js';
import { descriptionIn, nameIn } from './commands.js';
import { h, icon } from './dom.js';

/**
 * @typedef {import('./commands.js').Option} Option
 * @typedef {import('./commands.js').Invocable} Invocable
 * @typedef {import('./types.ts').Page} Page
 * @typedef {import('./listbox.js').Item} Item
 * @typedef {{ option: Option, element: HTMLElement, input: HTMLInputElement, said: () => string,
 *   read: () => { value?: string | number | boolean, file?: File, problem?: string } }} OptionField
 */

/** Discord's option types. */
export const TYPE = { string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, number: 10, file: 11 };
/** Characters of a text where the command sets no limit of its own: the server takes no more. */
const LONGEST = 4_000;
const NUMBERS = [TYPE.integer, TYPE.number];

/**
 * One option of a command: a field with its name before it, and suggestions where there are any.
 *
 * @param {Option} option
 * @param {Page} page
 * @param {{ invocable: Invocable, list: import('./listbox.js').Listbox, given: () => Record<string, string | number | boolean>,
 *   say: (text: string) => void }} around
 * @returns {OptionField}
 */
export function createField(option, page, around) {
  const { locale, words } = page;
  const label = nameIn(option, locale);
  const id = `option-${option.name}`;
  const isFile = option.type === TYPE.file;
  const input = h('input', {
    id,
    type: isFile ? 'file' : 'text',
    class: isFile ? 'visually-hidden' : null,
    inputmode: NUMBERS.includes(option.type) ? 'numeric' : null,
    'aria-required': option.required ? 'true' : null,
    'aria-describedby': 'composer-detail',
  });
  /** @type {Item | null} */
  let picked = null;
  const detail = () => {
    const kind = option.required ? '' : ` (${words.optional})`;
    around.say(`${label}${kind}: ${descriptionIn(option, locale)}`);
  };
  input.addEventListener('focus', detail);

  const fixed = fixedItems(option, page);
  if (fixed || option.autocomplete) {
    bindCombobox(input, {
      list: around.list,
      source: fixed ? (text) => narrowed(fixed, text) : (text) => suggestions(option, page, around, text),
      slow: !fixed,
      onFocus: true,
      announce: (count) => page.announce(count ? words.suggestionsFound(count) : words.nothingFound),
      onPick: (item) => {
        picked = item;
        input.value = item.label;
        grow();
      },
    });
  }
  // As wide as what is in it, where the browser cannot do that by itself (field-sizing).
  const grow = () => input.style.setProperty('--letters', String(Math.max(8, input.value.length + 2)));
  input.addEventListener('input', () => {
    if (picked?.label !== input.value) picked = null;
    input.removeAttribute('aria-invalid');
    grow();
  });
  const chosen = h('span', { class: 'file-name' }, words.chooseFile);
  if (isFile)
    input.addEventListener('change', () => (chosen.textContent = input.files?.[0]?.name ?? words.chooseFile));
  const element = h(
    'label',
    { class: `option${isFile ? ' option-file' : ''}`, for: id },
    h('span', { class: 'option-name' }, label),
    isFile ? h('span', { class: 'file-pick' }, icon('upload'), chosen) : null,
    input,
  );

  return {
    option,
    element,
    input,
    said: () => (isFile ? (input.files?.[0]?.name ?? '') : input.value),
    read() {
      const text = input.value.trim();
      if (isFile) {
        const file = input.files?.[0];
        return file ? { file } : option.required ? { problem: words.required } : {};
      }
      if (text === '') return option.required ? { problem: words.required } : {};
      // Said rather than prevented: a browser would cut what is pasted without a word.
      const left = (option.max_length ?? LONGEST) - text.length;
      if (left < 0) return { problem: words.charactersLeft(left) };
      if (fixed) {
        const item = picked ?? fixed.find((one) => one.label.toLowerCase() === text.toLowerCase());
        return item ? { value: typedValue(option, item.value) } : { problem: words.pick };
      }
      if (NUMBERS.includes(option.type))
        return Number.isFinite(Number(text)) ? { value: Number(text) } : { problem: words.number };
      return { value: picked ? picked.value : text };
    },
  };
}

/** @param {Option} option @param {string} value */
function typedValue(option, value) {
  if (option.type === TYPE.boolean) return value === 'true';
  return NUMBERS.includes(option.type) ? Number(value) : value;
}

/**
 * All values an option can have, where they are known beforehand.
 *
 * @param {Option} option
 * @param {Page} page
 * @returns {Item[] | null}
 */
function fixedItems(option, page) {
  if (option.choices)
    return option.choices.map((one) => ({
      value: String(one.value),
      label: one.name_localizations?.[page.locale] ?? one.name,
    }));
  if (option.type === TYPE.boolean)
    return [
      { value: 'true', label: page.words.yes },
      { value: 'false', label: page.words.no },
    ];
  if (option.type === TYPE.user) return page.people('user');
  if (option.type === TYPE.channel) return page.people('channel');
  return option.type === TYPE.role ? page.people('role') : null;
}

/** @param {Item[]} items @param {string} text */
function narrowed(items, text) {
  const wanted = text.trim().toLowerCase();
  const fitting = items.filter((item) => item.label.toLowerCase().includes(wanted));
  return items.some((item) => item.label.toLowerCase() === wanted) ? items : fitting;
}

/**
 * @param {Option} option
 * @param {Page} page
 * @param {{ invocable: Invocable, given: () => Record<string, string | number | boolean> }} around
 * @param {string} text
 * @returns {Promise<Item[]>}
 */
async function suggestions(option, page, { invocable, given }, text) {
  const call = {
    kind: /** @type {const} */ ('autocomplete'),
    persona: page.session.persona(),
    command: invocable.command,
    subcommand: invocable.subcommand,
    focused: option.name,
    options: { ...given(), [option.name]: text },
  };
  try {
    for await (const event of perform(call))
      if (event.type === 'suggest') return event.choices.map(({ name, value }) => ({ value, label: name }));
  } catch {
    // The command itself will say that the server is away.
  }
  return [];
}

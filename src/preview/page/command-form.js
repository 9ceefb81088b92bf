import { descriptionIn, nameIn } from './commands.js';
import { h, icon, refill } from './dom.js';
import { createField, TYPE } from './option-field.js';

/**
 * @typedef {import('./commands.js').Invocable} Invocable
 * @typedef {import('./option-field.js').OptionField} OptionField
 * @typedef {import('./types.ts').Page} Page
 */

/**
 * A command being filled in: what is required as open fields, the rest to be opened.
 *
 * @param {Invocable} invocable
 * @param {string} rest what was typed after the command; goes into the first text option
 * @param {Page} page
 * @param {{ list: import('./listbox.js').Listbox, say: (text: string) => void, onLeave: () => void }} around
 */
export function createCommandForm(invocable, rest, page, { list, say, onLeave }) {
  const { words, locale } = page;
  const options = h('div', { class: 'options' });
  const more = h('div', { class: 'composer-more' });
  /** @type {OptionField[]} */
  const fields = [];

  /** @param {import('./commands.js').Option} option */
  function open(option) {
    const field = createField(option, page, { invocable, list, given, say });
    fields.push(field);
    options.append(field.element);
    field.input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') onLeave();
      else if (event.key === 'Backspace' && field.said() === '') close(field);
      else return;
      event.preventDefault();
    });
    return field;
  }

  /** Backspace in an empty field: it closes, and with the first one the command. @param {OptionField} field */
  function close(field) {
    const at = fields.indexOf(field);
    if (at <= 0) return onLeave();
    if (!field.option.required) {
      fields.splice(at, 1);
      field.element.remove();
      list.hide();
      offerMore();
    }
    fields[at - 1]?.input.focus();
  }

  function offerMore() {
    const left = invocable.options.filter((option) => !fields.some((field) => field.option === option));
    refill(more, ...left.map(offer));
  }

  /** @param {import('./commands.js').Option} option */
  function offer(option) {
    const onclick = () => {
      const field = open(option);
      offerMore();
      field.input.focus();
    };
    const title = descriptionIn(option, locale);
    return h('button', { type: 'button', class: 'pill', title, onclick }, `+ ${nameIn(option, locale)}`);
  }

  /** What is filled in so far, for suggestions that depend on it. */
  function given() {
    /** @type {Record<string, string | number | boolean>} */
    const values = {};
    for (const field of fields) {
      const { value } = field.read();
      if (value !== undefined) values[field.option.name] = value;
    }
    return values;
  }

  /** As it is shown above the reply. */
  function said() {
    const filled = fields.filter((field) => field.said() !== '');
    return [
      `/${invocable.shown}`,
      ...filled.map((field) => `${nameIn(field.option, locale)}: ${field.said()}`),
    ].join(' ');
  }

  for (const option of invocable.options) if (option.required) open(option);
  const first = invocable.options[0];
  if (fields.length === 0 && rest && first) open(first);
  const text = fields.find((field) => field.option.type === TYPE.string);
  if (text && rest) {
    text.input.value = rest;
    text.input.dispatchEvent(new Event('input'));
  }
  offerMore();

  const leave = h(
    'button',
    { type: 'button', class: 'icon-button leave', 'aria-label': words.leave, onclick: onLeave },
    icon('close'),
  );
  return {
    elements: [h('span', { class: 'chip' }, `/${invocable.shown}`), options, leave],
    more,
    /** The field to begin with; none where the command takes nothing that it must have. */
    first: () => fields[0]?.input,
    /** What to invoke; null when something is missing, which is then said and has the focus. */
    read() {
      /** @type {Record<string, File>} */
      const files = {};
      for (const field of fields) {
        const { problem, file } = field.read();
        if (problem) {
          field.input.setAttribute('aria-invalid', 'true');
          field.input.focus();
          say(`${nameIn(field.option, locale)}: ${problem}`);
          page.announce(`${nameIn(field.option, locale)}: ${problem}`);
          return null;
        }
        if (file) files[field.option.name] = file;
      }
      const { command: name, subcommand } = invocable;
      return { name, subcommand, options: given(), files, said: said() };
    },
  };
}

/** @typedef {ReturnType<typeof createCommandForm>} CommandForm */

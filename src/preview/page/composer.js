import { bindCombobox } from './combobox.js';
import { invocables, matching, nameIn, typedWhole } from './commands.js';
import { h, icon, refill } from './dom.js';
import { createListbox } from './listbox.js';
import { createField, TYPE } from './option-field.js';
import { BOT } from './session.js';

/**
 * @typedef {import('./commands.js').Invocable} Invocable
 * @typedef {import('./option-field.js').OptionField} OptionField
 * @typedef {import('./types.ts').Page} Page
 */

/**
 * Where one writes: plain text, or, after `/`, a command with its options as fields.
 *
 * @param {HTMLElement} place
 * @param {Page} page
 */
export function createComposer(place, page) {
  const { words, locale, store } = page;
  const list = createListbox({ id: 'composer-list', label: words.commands });
  const detail = h('p', { id: 'composer-detail', class: 'composer-detail' });
  const box = h('div', { class: 'composer-box' });
  const more = h('div', { class: 'composer-more' });
  const form = h('form', { class: 'composer', novalidate: true }, list.element, detail, box, more);
  const input = h('input', { type: 'text', class: 'composer-input', 'aria-label': words.write, maxlength: 2_000 });
  const send = h('button', { type: 'submit', class: 'icon-button send', 'aria-label': words.send }, icon('send'));
  const all = () => invocables(page.world.commands, locale, store.choices.manager);

  /** @type {Invocable | null} */
  let invocable = null;
  /** @type {OptionField[]} */
  let fields = [];
  /** @type {string[]} */
  const sentBefore = [];

  input.placeholder = words.composer.replace('{channel}', page.channelName(store.choices.channel));

  const pickText = (/** @type {import('./listbox.js').Item} */ item) => {
    const found = all().find((one) => `/${one.path}` === item.value);
    if (found) begin(found);
    else {
      input.value = input.value.replace(/@[^\s@]*$/, `${item.value} `);
      input.focus();
    }
  };
  bindCombobox(input, {
    list,
    source: textItems,
    onPick: pickText,
    announce: (count) => count && page.announce(words.commandsFound(count)),
  });
  input.addEventListener('focus', () => say(''));
  input.addEventListener('input', () => {
    const whole = typedWhole(all(), input.value);
    if (whole && (whole.rest !== '' || whole.invocable.options.length > 0)) begin(whole.invocable, whole.rest);
  });

  /** @param {string} text @returns {import('./listbox.js').Item[]} */
  function textItems(text) {
    if (/(?:^|\s)@[^\s@]*$/.test(text)) {
      const typed = text.slice(text.lastIndexOf('@') + 1).toLowerCase();
      return BOT.toLowerCase().startsWith(typed) ? [{ value: `@${BOT}`, label: `@${BOT}`, detail: words.app }] : [];
    }
    if (!text.startsWith('/')) return [];
    return matching(all(), text.slice(1)).map((one) => ({
      value: `/${one.path}`,
      label: `/${one.shown}`,
      hint: one.options.filter((option) => option.required).map((option) => nameIn(option, locale)).join(' '),
      detail: one.description,
    }));
  }

  /** @param {string} text */
  function say(text) {
    detail.textContent = text;
  }

  /**
   * @param {Invocable} found
   * @param {string} [rest] goes into the first text option
   */
  function begin(found, rest = '') {
    invocable = found;
    fields = [];
    input.value = '';
    const leave = h('button', { type: 'button', class: 'icon-button leave', 'aria-label': words.leave, onclick: end }, icon('close'));
    const chip = h('span', { class: 'chip' }, `/${found.shown}`);
    refill(box, chip, h('div', { class: 'options' }), leave, send);
    for (const option of found.options) if (option.required) open(option);
    if (fields.length === 0 && rest && found.options[0]) open(found.options[0]);
    const text = fields.find((field) => field.option.type === TYPE.string);
    if (text && rest) {
      text.input.value = rest;
      text.input.dispatchEvent(new Event('input'));
    }
    offerMore();
    say(found.description);
    (fields[0]?.input ?? send).focus();
  }

  function end() {
    invocable = null;
    fields = [];
    list.hide();
    refill(box, input, send);
    refill(more);
    say('');
    input.focus();
  }

  /** @param {import('./commands.js').Option} option */
  function open(option) {
    if (!invocable) throw new Error('no command was begun');
    const field = createField(option, page, { invocable, list, given, onDetail: (text) => text && say(text) });
    fields.push(field);
    box.querySelector('.options')?.append(field.element);
    field.input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        end();
      } else if (event.key === 'Backspace' && field.said() === '') {
        event.preventDefault();
        removeField(field);
      }
    });
    return field;
  }

  /** @param {OptionField} field */
  function removeField(field) {
    const at = fields.indexOf(field);
    if (at <= 0 || field.option.required) return at <= 0 ? end() : fields[at - 1]?.input.focus();
    fields.splice(at, 1);
    field.element.remove();
    list.hide();
    offerMore();
    fields[at - 1]?.input.focus();
  }

  function offerMore() {
    const left = invocable?.options.filter((option) => !fields.some((field) => field.option === option)) ?? [];
    refill(
      more,
      ...left.map((option) =>
        h(
          'button',
          {
            type: 'button',
            class: 'pill',
            title: option.description_localizations?.[locale] ?? option.description,
            onclick: () => {
              const field = open(option);
              offerMore();
              field.input.focus();
            },
          },
          `+ ${nameIn(option, locale)}`,
        ),
      ),
    );
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

  function submitCommand(/** @type {Invocable} */ found) {
    /** @type {Record<string, File>} */
    const files = {};
    for (const field of fields) {
      const { problem, file } = field.read();
      if (problem) {
        field.input.setAttribute('aria-invalid', 'true');
        field.input.focus();
        say(`${nameIn(field.option, locale)}: ${problem}`);
        page.announce(`${nameIn(field.option, locale)}: ${problem}`);
        return;
      }
      if (file) files[field.option.name] = file;
    }
    const said = [`/${found.shown}`, ...fields.filter((one) => one.said()).map((one) => `${nameIn(one.option, locale)}: ${one.said()}`)];
    const invocation = { name: found.command, subcommand: found.subcommand, options: given(), files, said: said.join(' ') };
    end();
    page.session.command(invocation);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.hide();
    if (invocable) return submitCommand(invocable);
    const text = input.value.trim();
    if (text === '') return;
    const exact = all().find((one) => text === `/${one.path}` || text === `/${one.shown}`);
    if (exact) return exact.options.some((option) => option.required) ? begin(exact) : (begin(exact), submitCommand(exact));
    input.value = '';
    sentBefore.push(text);
    page.session.say(text);
  });
  input.addEventListener('keydown', (event) => {
    // Nothing written yet: the last message again.
    if (event.key === 'ArrowUp' && input.value === '' && sentBefore.length > 0) {
      event.preventDefault();
      input.value = sentBefore.at(-1) ?? '';
    }
  });

  refill(box, input, send);
  refill(place, form);
  return {
    focus: () => (fields[0]?.input ?? input).focus(),
  };
}

/** @typedef {ReturnType<typeof createComposer>} Composer */

import { bindCombobox } from './combobox.js';
import { createCommandForm } from './command-form.js';
import { invocables, matching, nameIn, typedWhole } from './commands.js';
import { h, icon, refill } from './dom.js';
import { createListbox } from './listbox.js';
import { BOT } from './session.js';

/**
 * @typedef {import('./commands.js').Invocable} Invocable
 * @typedef {import('./types.ts').Message} Message
 * @typedef {import('./types.ts').Page} Page
 */

/** Characters of a message, as on Discord; from `NEAR` on it is said how many are left. */
const LIMIT = 2_000;
const NEAR = 1_800;

/**
 * Where one writes: plain text, with Shift+Enter of several lines, or, after `/`, a command with its options as fields.
 *
 * @param {HTMLElement} place
 * @param {Page} page
 */
export function createComposer(place, page) {
  const { words, locale, store } = page;
  const list = createListbox({ id: 'composer-list', label: words.commands });
  // It scrolls, and belongs to a text box instead of a combobox: it has to be reachable by itself.
  list.element.tabIndex = 0;
  const detail = h('p', { id: 'composer-detail', class: 'composer-detail' });
  const replying = h('div', { class: 'replying', hidden: true });
  const box = h('div', { class: 'composer-box' });
  const more = h('div');
  const input = h('textarea', {
    rows: 1,
    class: 'composer-input',
    'aria-label': words.write,
    'aria-describedby': 'composer-detail',
    placeholder: words.composer.replace('{channel}', page.channelName(store.choices.channel)),
  });
  const send = h(
    'button',
    { type: 'submit', class: 'icon-button send', 'aria-label': words.send },
    icon('send'),
  );
  const all = () => invocables(page.world.commands, locale, store.choices.manager);

  /** @type {import('./command-form.js').CommandForm | null} */
  let form = null;
  /** @type {Message | null} */
  let answered = null;
  let sentBefore = '';

  /** @param {string} text */
  const say = (text) => {
    detail.textContent = text;
  };

  bindCombobox(input, {
    list,
    source: suggestions,
    stays: true,
    onPick: (item) => {
      const found = all().find((one) => `/${one.path}` === item.value);
      if (found) return found.options.length === 0 ? runBare(found) : begin(found);
      write(input.value.replace(/@[^\s@]*$/, `${item.value} `));
      input.focus();
    },
    announce: (count) => count && page.announce(words.commandsFound(count)),
  });
  input.addEventListener('focus', () => say(''));
  input.addEventListener('input', () => {
    const whole = typedWhole(all(), input.value);
    if (whole) begin(whole.invocable, whole.rest);
    else grow();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      element.requestSubmit();
    } else if (event.key === 'ArrowUp' && input.value === '' && sentBefore !== '') {
      // Nothing written yet: the last message again.
      event.preventDefault();
      write(sentBefore);
    }
  });

  /** @param {string} text */
  function write(text) {
    input.value = text;
    grow();
  }

  /** As high as what is in it, up to what the style sheet allows; and how much more there may be. */
  function grow() {
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
    const left = LIMIT - input.value.length;
    input.setAttribute('aria-invalid', String(left < 0));
    if (input.value.length >= NEAR) say(words.charactersLeft(left));
    else if (form === null) say('');
  }

  /** @param {string} text @returns {import('./listbox.js').Item[]} */
  function suggestions(text) {
    const mention = /(?:^|\s)@([^\s@]*)$/.exec(text)?.[1];
    if (mention !== undefined && BOT.toLowerCase().startsWith(mention.toLowerCase()))
      return [{ value: `@${BOT}`, label: `@${BOT}`, detail: words.app }];
    if (!text.startsWith('/') || text.includes('\n')) return [];
    return matching(all(), text.slice(1)).map((one) => ({
      value: `/${one.path}`,
      label: `/${one.shown}`,
      hint: one.options
        .filter((option) => option.required)
        .map((option) => nameIn(option, locale))
        .join(' '),
      detail: one.description,
    }));
  }

  /** @param {Invocable} found @param {string} [rest] */
  function begin(found, rest = '') {
    write('');
    list.hide();
    form = createCommandForm(found, rest, page, { list, say, onLeave: end });
    refill(box, ...form.elements, send);
    refill(more, form.more);
    say(found.description);
    (form.first() ?? send).focus();
  }

  /** A command that needs nothing more runs at once. @param {Invocable} found */
  function runBare(found) {
    write('');
    list.hide();
    const { command: name, subcommand } = found;
    page.session.command({ name, subcommand, options: {}, files: {}, said: `/${found.shown}` });
  }

  function end() {
    form = null;
    list.hide();
    refill(box, input, send);
    grow();
    refill(more);
    say('');
    input.focus();
  }

  /** @param {Message | null} message */
  function reply(message) {
    answered = message;
    replying.hidden = message === null;
    if (!message) return;
    const onclick = () => {
      reply(null);
      input.focus();
    };
    const leave = h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': words.cancel, onclick },
      icon('close'),
    );
    refill(replying, words.replying(message.name), leave);
  }

  function submit() {
    list.hide();
    if (form) {
      const invocation = form.read();
      if (!invocation) return;
      end();
      page.session.command(invocation);
      return;
    }
    const text = input.value.trim();
    if (text === '') return;
    const exact = all().find((one) => text === `/${one.path}` || text === `/${one.shown}`);
    if (exact) return exact.options.some(({ required }) => required) ? begin(exact) : runBare(exact);
    const unknown = /^\/[\p{L}\p{N}_-]+(?=\s|$)/u.exec(text)?.[0];
    if (unknown) return page.hint(words.noCommand(unknown));
    if (text.length > LIMIT) return page.announce(words.charactersLeft(LIMIT - text.length));
    write('');
    sentBefore = text;
    const to = answered;
    reply(null);
    page.session.say(text, to);
  }

  refill(box, input, send);
  const element = h(
    'form',
    { class: 'composer', novalidate: true },
    list.element,
    detail,
    replying,
    box,
    more,
  );
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  refill(place, element);
  grow();
  return {
    focus: () => (form?.first() ?? input).focus(),
    /** The next message will be a reply to this one. @param {Message} message */
    reply(message) {
      if (form) end();
      reply(message);
      input.focus();
    },
  };
}

/** @typedef {ReturnType<typeof createComposer>} Composer */

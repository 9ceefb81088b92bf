import { createMessage } from './message.js';

/**
 * @typedef {import('./types.ts').Message} Message
 * @typedef {import('./types.ts').Page} Page
 */

const KEY = 'attache.messages';
/** Messages kept in this browser, and the characters they may take together. */
const KEPT = 60;
const KEPT_LENGTH = 400_000;

/**
 * The channel: messages in order, the newest below. Public ones outlast a reload, as on Discord; private ones do not.
 *
 * @param {HTMLElement} list
 * @param {Page} page
 * @returns {import('./types.ts').Feed}
 */
export function createFeed(list, page) {
  /** @type {Message[]} */
  let messages = load();
  /** @type {Map<string, ReturnType<typeof createMessage>>} */
  let drawn = new Map();

  const scroller = () => /** @type {HTMLElement} */ (list.closest('.scroller'));
  /** @param {Message} message */
  const draw = (message) => {
    const made = createMessage(message, page);
    drawn.set(message.id, made);
    list.append(made.element);
  };
  const save = () => {
    const lasting = messages.filter((one) => !one.private && !one.thinking).slice(-KEPT);
    const kept = lasting.map((one) => ({
      ...one,
      busy: false,
      files: one.files.filter((file) => file.data.length < 50_000),
    }));
    while (JSON.stringify(kept).length > KEPT_LENGTH) kept.shift();
    localStorage.setItem(KEY, JSON.stringify(kept));
  };
  /** The channel as another tab has it; what only this tab knows stays. */
  const adopt = () => {
    const known = new Map(messages.map((one) => [one.id, one]));
    const own = messages.filter((one) => one.private || one.thinking);
    const shared = load().map((one) => Object.assign(known.get(one.id) ?? {}, one, { thinking: false }));
    messages = [...own.filter((one) => !shared.includes(one)), ...shared].sort((a, b) => a.time - b.time);
  };
  const toEnd = () => {
    const element = scroller();
    element.scrollTop = element.scrollHeight;
  };

  const show = () => {
    drawn = new Map();
    list.replaceChildren();
    for (const message of messages) if (message.channel === page.store.choices.channel) draw(message);
    toEnd();
  };
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    adopt();
    show();
    page.onFeed();
  });

  return {
    show,
    find: (id) => messages.find((message) => message.id === id),
    get empty() {
      return !messages.some((message) => message.channel === page.store.choices.channel);
    },
    add(some) {
      const known = some.id && messages.find(({ id }) => id === some.id);
      // What schedules post comes to every tab, and to this one perhaps through another.
      if (known) return known;
      /** @type {Message} */
      const message = {
        id: newId(),
        channel: page.store.choices.channel,
        time: Date.now(),
        private: false,
        content: '',
        components: [],
        files: [],
        thinking: false,
        busy: false,
        used: null,
        replyTo: null,
        ...some,
      };
      messages.push(message);
      if (message.channel === page.store.choices.channel) {
        draw(message);
        toEnd();
      }
      save();
      page.onFeed();
      return message;
    },
    update(message, changes) {
      const element = scroller();
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
      const above = element.scrollHeight;
      Object.assign(message, changes);
      drawn.get(message.id)?.redraw();
      // A message that grows above the last one must not push away what is being read.
      if (atEnd && element.scrollHeight > above) {
        const article = drawn.get(message.id)?.element;
        if (article && article.offsetHeight > element.clientHeight) element.scrollTop = article.offsetTop - 8;
        else toEnd();
      }
      save();
    },
    remove(message) {
      const article = drawn.get(message.id)?.element;
      const hadFocus = article?.contains(document.activeElement) ?? false;
      article?.remove();
      drawn.delete(message.id);
      messages = messages.filter((one) => one !== message);
      save();
      if (hadFocus) page.focusComposer();
      page.onFeed();
    },
  };
}

let count = 0n;

/** An id as Discord makes them: ms since 2015 in the upper bits, a counter in the lower 22. */
function newId() {
  count = (count + 1n) & 0xfffn;
  return (((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) | count).toString();
}

/** @returns {Message[]} */
function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}

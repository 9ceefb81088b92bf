import { nameIn } from './commands.js';
import { createComposer } from './composer.js';
import { byId, h, refill } from './dom.js';
import { createFeed } from './feed.js';
import { drawHeader } from './header.js';
import { openMenu } from './menu.js';
import { createPanel } from './panel.js';
import { createSession } from './session.js';
import { GENERAL } from './store.js';
import { drawWelcome } from './welcome.js';
import { languages } from './words.js';

/**
 * @typedef {import('./types.ts').Page} Page
 */

/**
 * @param {import('./store.js').Store} store
 * @param {Page['world']} world
 * @returns {Page}
 */
export function createPage(store, world) {
  const announcer = byId('announcer', HTMLElement);
  const hintPlace = byId('hint', HTMLElement);
  /** @type {import('./composer.js').Composer} */
  let composer;
  /** @type {import('./panel.js').Panel} */
  let panel;

  /** @type {Page} */
  const page = {
    store,
    world,
    get locale() {
      return store.choices.locale;
    },
    get words() {
      return languages[store.choices.locale];
    },
    get drawing() {
      return {
        locale: page.locale,
        nameOf,
        spoilerLabel: page.words.spoiler,
        copyLabel: page.words.copyCode,
        copiedLabel: page.words.copiedCode,
      };
    },
    feed: /** @type {any} */ (null),
    session: /** @type {any} */ (null),
    openMenu: (message, from, at) => openMenu(message, from, page, at),
    surroundings: (message) => ({
      drawing: page.drawing,
      words: page.words,
      disabled: message.busy,
      files: message.files,
      press: (customId, values) => {
        if (message.busy) return;
        page.session.press(message, customId, values);
      },
      people: page.people,
    }),
    people(kind) {
      if (kind === 'user') return [{ value: store.choices.id, label: store.choices.name || page.words.you }];
      if (kind === 'role')
        return page.roles().map((id) => ({ value: id, label: `@${page.words.roleName(id)}` }));
      return page.channels().map((id) => ({ value: id, label: `#${page.channelName(id)}` }));
    },
    roles: () => [...new Set([...world.roles, ...store.choices.moreRoles])],
    channels: () => [GENERAL, ...world.channels],
    channelName(id) {
      const thread = store.choices.threads.find((one) => one.id === id);
      return thread?.name ?? (id === GENERAL ? 'general' : page.words.channelName(id));
    },
    reply: (message) => composer.reply(message),
    focusComposer: () => composer.focus(),
    announce(text) {
      announcer.textContent = text;
    },
    hint(text, action) {
      const onclick = () => {
        action?.run();
        page.focusComposer();
      };
      refill(
        hintPlace,
        action ? `${text} ` : text,
        action ? h('button', { type: 'button', class: 'link-button', onclick }, action.label) : null,
      );
    },
    ask: (question) => {
      const said = `/${page.commandName('ask')} ${question}`;
      page.session.command({ name: 'ask', subcommand: null, options: { question }, files: {}, said });
    },
    commandName(name) {
      const data = world.commands.find((one) => one.name === name);
      return data ? nameIn(data, page.locale) : name;
    },
    onFeed() {
      hintPlace.textContent = '';
      byId('welcome', HTMLElement).hidden = !page.feed.empty;
    },
    onAnswered: () => panel.refresh(),
    /** Draws everything from the start: at first, and when the language or the person changes. */
    draw() {
      const { theme, locale } = store.choices;
      document.documentElement.lang = locale;
      document.documentElement.dataset.theme = theme;
      document.title = page.words.title;
      byId('messages', HTMLElement).setAttribute('aria-label', page.words.messages);
      refill(byId('header', HTMLElement), ...drawHeader(page));
      composer = createComposer(byId('composer', HTMLElement), page);
      page.feed.show();
      page.onFeed();
      panel.draw();
      drawWelcome(byId('welcome', HTMLElement), page);
    },
  };

  /** @param {string} kind @param {string} id */
  function nameOf(kind, id) {
    if (kind === 'user')
      return `@${id === store.choices.id ? store.choices.name || page.words.you : `…${id.slice(-4)}`}`;
    if (kind === 'role') return `@${page.words.roleName(id)}`;
    if (kind === 'channel') return `#${page.channelName(id)}`;
    return kind === 'command' ? `/${id}` : `@${id}`;
  }

  page.feed = createFeed(byId('messages', HTMLElement), page);
  page.session = createSession(page);
  panel = createPanel(byId('panel', HTMLElement), page);
  return page;
}

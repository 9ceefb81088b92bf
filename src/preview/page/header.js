import { h, icon } from './dom.js';
import { openIdentity } from './identity.js';

/** @typedef {import('./types.ts').Page} Page */

const LANGUAGES = /** @type {const} */ ({ en: 'English', ko: '한국어' });

/**
 * @param {Page} page
 * @returns {HTMLElement[]}
 */
export function drawHeader(page) {
  const { words, store } = page;
  const { choices } = store;
  const name = choices.name || words.you;
  return [
    h(
      'div',
      { class: 'brand' },
      h('img', { src: '/mark.svg', alt: '', width: 28, height: 28 }),
      h('h1', {}, 'Attaché'),
    ),
    drawChannel(page),
    h('div', { class: 'spacer' }),
    h(
      'div',
      { class: 'segmented', role: 'group', 'aria-label': words.language },
      ...Object.entries(LANGUAGES).map(([code, label]) =>
        h(
          'button',
          {
            type: 'button',
            lang: code,
            'aria-pressed': String(choices.locale === code),
            onclick: () => {
              store.change({ locale: code === 'ko' ? 'ko' : 'en' });
              pressed(`.segmented [lang=${code}]`);
            },
          },
          label,
        ),
      ),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'who',
        'aria-haspopup': 'dialog',
        'aria-label': `${words.whoYouAre}: ${name}`,
        onclick: () => openIdentity(page),
      },
      icon('person'),
      h('span', {}, name),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button theme',
        'aria-label': words.theme,
        title: words.theme,
        onclick: () => switchTheme(page),
      },
      icon('light'),
      icon('dark'),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button panel-button',
        'aria-label': words.operator,
        title: words.operator,
        'aria-controls': 'panel',
        'aria-expanded': String(!document.getElementById('panel')?.hidden),
        onclick: () => store.change({ panel: Boolean(document.getElementById('panel')?.hidden) }),
      },
      icon('panel'),
    ),
  ];
}

/** @param {Page} page */
function drawChannel(page) {
  const { words, store } = page;
  /** @param {string} id @param {string} label */
  const place = (id, label) => h('option', { value: id, selected: id === store.choices.channel }, label);
  const select = h(
    'select',
    { id: 'channel', 'aria-label': words.channel },
    ...page.channels().flatMap((id) => {
      const threads = store.choices.threads.filter((one) => one.parent === id);
      return [
        place(id, `# ${page.channelName(id)}`),
        ...threads.map((one) => place(one.id, `↳ ${one.name}`)),
      ];
    }),
  );
  select.addEventListener('change', () => {
    store.change({ channel: select.value });
    pressed('#channel');
  });
  return select;
}

/** The header was drawn anew: the focus goes back to where it was. @param {string} selector */
function pressed(selector) {
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
}

/** @param {Page} page */
function switchTheme({ store }) {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const now = store.choices.theme === 'auto' ? (dark ? 'dark' : 'light') : store.choices.theme;
  store.change({ theme: now === 'dark' ? 'light' : 'dark' });
}

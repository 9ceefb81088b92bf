import { get } from './api.js';
import { h, refill } from './dom.js';

/** Questions that are shown, and how often they are asked for. */
const WANTED = 3;
const MOST_TRIES = 4;

/**
 * The first thing one sees: what this is, and three questions the documents here do answer.
 *
 * @param {HTMLElement} place
 * @param {import('./types.ts').Page} page
 */
export async function drawWelcome(place, page) {
  const { words, store, locale } = page;
  const examples = h('ul', { class: 'examples' });
  const block = h(
    'div',
    { class: 'examples-block' },
    h('p', { class: 'examples-title' }, words.examples),
    examples,
  );
  block.hidden = true;
  refill(
    place,
    h('img', { src: '/mark.svg', alt: '', width: 56, height: 56 }),
    h('h2', {}, words.welcomeTitle),
    h('p', {}, words.welcome),
    block,
    h('p', { class: 'small' }, words.slash),
  );
  const asked = new URLSearchParams({ locale, channel: store.choices.channel });
  /** @type {string[]} */
  let questions = [];
  // Finding them takes a moment on a slow machine: each time it is asked the search goes on from where it was.
  for (let tries = 0; questions.length < WANTED && tries < MOST_TRIES; tries++) {
    /** @type {string[]} */
    const found = await get(`/api/examples?${asked}`).catch(() => []);
    if (tries > 0 && found.length <= questions.length) break;
    questions = found;
    draw();
  }

  function draw() {
    refill(
      examples,
      ...questions.map((question) =>
        h(
          'li',
          {},
          h('button', { type: 'button', class: 'example', onclick: () => page.ask(question) }, question),
        ),
      ),
    );
    block.hidden = questions.length === 0;
  }
}

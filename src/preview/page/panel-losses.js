import { h, refill } from './dom.js';

/**
 * What reading left out of the documents of the last question, document by document.
 *
 * @param {HTMLElement} place
 * @param {import('../panel.ts').Losses} found
 * @param {import('./types.ts').Page} page
 */
export function drawLosses(place, found, { words, locale }) {
  if (found.length === 0) return refill(place, h('p', { class: 'small' }, words.nothingLeftOut));
  refill(
    place,
    ...found.map(({ title, total, entries }) =>
      h(
        'details',
        { class: 'losses' },
        h('summary', {}, words.leftOutOf(title, total)),
        h(
          'ul',
          {},
          ...entries.map(({ text, after, why }) =>
            h(
              'li',
              {},
              h('q', {}, text),
              h('p', { class: 'small' }, `${words.leftOutAfter(after)} · ${words.leftOutWhy(why[locale])}`),
            ),
          ),
        ),
      ),
    ),
  );
}

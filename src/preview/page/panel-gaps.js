import { h, refill } from './dom.js';
import { formatTime } from './time.js';

/**
 * Questions nobody could answer, most asked first; one press asks again.
 *
 * @param {HTMLElement} place
 * @param {import('../panel.ts').Gaps} found
 * @param {import('./types.ts').Page} page
 */
export function drawGaps(place, { gaps }, page) {
  const { words, locale } = page;
  if (gaps.length === 0) return refill(place, h('p', { class: 'small' }, words.noGaps));
  refill(
    place,
    h(
      'ul',
      { class: 'gaps' },
      ...gaps.map(({ question, times, last }) =>
        h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              class: 'link-button',
              'aria-label': words.askAgain(question),
              onclick: () => page.ask(question),
            },
            question,
          ),
          h(
            'span',
            { class: 'small' },
            `${words.times(times)} · ${formatTime(Date.parse(last) / 1000, 'R', locale)}`,
          ),
        ),
      ),
    ),
  );
}

import { h, refill } from './dom.js';

/**
 * @param {HTMLElement} place
 * @param {import('./types.ts').Page} page
 */
export async function drawRanking(place, page) {
  refill(place, h('p', { class: 'small' }, page.words.noQuestion));
}

import { get } from './api.js';
import { h, icon, refill } from './dom.js';
import { createSourceForm } from './panel-add-source.js';
import { drawGaps } from './panel-gaps.js';
import { drawLosses } from './panel-losses.js';
import { drawRanking } from './panel-ranking.js';
import { drawStatus } from './panel-status.js';
import { createUpload } from './panel-upload.js';
import { GUILD } from './store.js';

/** @typedef {import('./types.ts').Page} Page */

/** From this width on there is room for the panel beside the channel, in px. */
const ROOMY = 1_100;

/**
 * The operator's side of it: what the library holds, how the last question was ranked, adding documents, gaps.
 *
 * @param {HTMLElement} element
 * @param {Page} page
 */
export function createPanel(element, page) {
  const { store } = page;
  const open = () => store.choices.panel ?? innerWidth >= ROOMY;
  const places = { status: h('div'), ranking: h('div'), gaps: h('div'), losses: h('div') };

  const refresh = async () => {
    if (element.hidden) return;
    const paths = ['/api/status', `/api/gaps?guild=${GUILD}`, '/api/ranking', '/api/left-out'];
    const [status, gaps, ranking, losses] = await Promise.all(paths.map(get)).catch(() => []);
    if (!status) return;
    drawStatus(places.status, status, page);
    drawGaps(places.gaps, gaps, page);
    drawRanking(places.ranking, ranking, page);
    drawLosses(places.losses, losses, page);
  };
  const place = () => {
    element.hidden = !open();
    document.body.classList.toggle('with-panel', open());
    document.querySelector('.panel-button')?.setAttribute('aria-expanded', String(open()));
  };
  store.onChange((changed) => {
    if (!changed.includes('panel')) return;
    place();
    refresh();
    const next = open() ? element.querySelector('button') : document.querySelector('.panel-button');
    if (next instanceof HTMLElement) next.focus();
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && innerWidth < ROOMY) store.change({ panel: false });
  });

  return {
    refresh,
    draw() {
      const { words } = page;
      element.setAttribute('aria-label', words.operator);
      const close = h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': words.close,
          onclick: () => store.change({ panel: false }),
        },
        icon('close'),
      );
      refill(
        element,
        h('div', { class: 'panel-head' }, h('h2', {}, words.operator), close),
        section(words.library, places.status),
        section(words.lastQuestion, places.ranking),
        section(words.leftOut, places.losses),
        section(words.addDocument, createUpload(page, refresh)),
        section(words.addSource, createSourceForm(page, refresh)),
        section(words.gaps, places.gaps),
      );
      place();
      refresh();
    },
  };
}

/** @param {string} title @param {HTMLElement} content */
function section(title, content) {
  return h('section', {}, h('h3', {}, title), content);
}

/** @typedef {ReturnType<typeof createPanel>} Panel */

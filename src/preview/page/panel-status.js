import { h, refill } from './dom.js';
import { formatTime, timeElement } from './time.js';

/**
 * @param {HTMLElement} place
 * @param {import('../panel.ts').Status} status
 * @param {import('./types.ts').Page} page
 */
export function drawStatus(place, status, page) {
  const { words, locale } = page;
  const { build, from, to } = status;
  const count = (/** @type {number} */ n) => new Intl.NumberFormat(locale).format(n);
  const day = (/** @type {string} */ date) => formatTime(Date.parse(`${date}T12:00:00`) / 1000, 'D', locale);
  const { count: asked, p50, p99 } = status.latency;
  const rows = [
    from && to ? [words.dates, from === to ? day(from) : `${day(from)} – ${day(to)}`] : null,
    [words.model, `${build.model} · ${build.dimensions}`],
    [words.build, h('code', {}, build.id)],
    [words.built, timeElement(Date.parse(build.created) / 1000, 'R', locale)],
    [words.memory, `${count(Math.round(status.memory / 1_000_000))} MB`],
    [
      words.latency,
      asked === 0 ? words.noLatency : words.latencyShown(duration(p50, locale), duration(p99, locale)),
    ],
  ];
  refill(
    place,
    h(
      'p',
      { class: 'figures' },
      h('strong', {}, count(status.documents)),
      `${words.documents(status.documents)} · `,
      h('strong', {}, count(status.passages)),
      words.passages(status.passages),
    ),
    h(
      'dl',
      {},
      ...rows
        .filter((row) => row !== null)
        .flatMap(([term, value]) => [
          h('dt', {}, /** @type {string} */ (term)),
          h('dd', {}, /** @type {Node} */ (value)),
        ]),
    ),
    ...drawSources(status, page),
  );
}

/**
 * What refreshes itself, with what went wrong.
 *
 * @param {import('../panel.ts').Status} status
 * @param {import('./types.ts').Page} page
 */
function drawSources({ sources }, { words, locale }) {
  if (sources.length === 0) return [];
  const items = sources.map(({ name, documents, succeeded, problem }) =>
    h(
      'li',
      {},
      h('strong', {}, name),
      ` · ${documents}${words.documents(documents)} · `,
      succeeded ? timeElement(Date.parse(succeeded) / 1000, 'R', locale) : words.notRefreshed,
      ...(problem ? [h('br'), `⚠️ ${problem[locale]}`] : []),
    ),
  );
  return [h('h4', {}, words.sources), h('ul', {}, ...items)];
}

/** @param {number} ms @param {string} locale */
function duration(ms, locale) {
  const [value, unit] = ms < 1000 ? [ms, 'millisecond'] : [ms / 1000, 'second'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumSignificantDigits: 2 }).format(value);
}

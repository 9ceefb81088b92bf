import { ask } from './api.js';
import { h, refill } from './dom.js';
import { runLibrary } from './run-library.js';

/** As `KINDS` of src/sources/settings.ts, the commonest first. */
const KINDS = /** @type {const} */ (['feed', 'site', 'sitemap', 'pages', 'git', 'folder']);

/**
 * Adds what refreshes itself: writes it into `sources.yaml` and refreshes it with `/library sync`, whose own words say how it goes.
 *
 * @param {import('./types.ts').Page} page
 * @param {() => void} onDone
 */
export function createSourceForm(page, onDone) {
  const { words, session, locale, world } = page;
  const kind = h(
    'select',
    { 'aria-label': words.sourceKind },
    ...KINDS.map((one) => h('option', { value: one }, words.sourceKinds[one])),
  );
  const field = (/** @type {string} */ label) =>
    h('input', {
      type: 'text',
      'aria-label': label,
      placeholder: label,
      required: true,
      autocomplete: 'off',
    });
  const address = field(words.sourceAddress);
  const name = field(words.sourceName);
  const collection = h(
    'select',
    { 'aria-label': words.sourceCollection },
    h('option', { value: '' }, words.ownCollection),
    ...world.collections.map((one) => h('option', { value: one.name }, one.title[locale])),
  );
  const submit = h('button', { type: 'submit', class: 'button secondary' }, words.add);
  const out = h('div', { class: 'upload-out', 'aria-live': 'polite' });

  // Suggested while the address is typed, until somebody names it: a name that came only on leaving the address would stand in the way.
  let suggested = '';
  address.addEventListener('input', () => {
    if (name.value !== suggested) return;
    suggested = nameFrom(address.value);
    name.value = suggested;
  });

  /** @param {Event} event */
  async function onsubmit(event) {
    event.preventDefault();
    submit.disabled = true;
    const bar = h('progress', { 'aria-label': words.refreshing });
    refill(out, h('p', { class: 'small' }, words.refreshing), bar);
    try {
      const given = {
        kind: kind.value,
        address: address.value,
        name: name.value,
        collection: collection.value || null,
      };
      const added = await ask('/api/sources', given);
      for (const input of [address, name]) input.value = '';
      suggested = '';
      const options = { source: added.name };
      await runLibrary(page, { subcommand: 'sync', options }, (answer) => refill(out, answer, bar));
      bar.remove();
    } catch (error) {
      out.replaceChildren();
      session.trouble(error);
    }
    submit.disabled = false;
    onDone();
  }
  return h('form', { class: 'upload source', onsubmit }, kind, address, name, collection, submit, out);
}

/** The host of an address, or the last folder of a path, without what a name may not have. @param {string} address */
function nameFrom(address) {
  const of = URL.canParse(address)
    ? new URL(address).hostname
    : (address.split(/[\\/]/).findLast(Boolean) ?? '');
  return of
    .replace(/^www\./, '')
    .replace(/[^\p{L}\p{N} _-]+/gu, '-')
    .slice(0, 60);
}

import { upload } from './api.js';
import { h, icon, refill } from './dom.js';
import { runLibrary } from './run-library.js';

/** The collection of files that are in no folder. */
const GENERAL = 'general';

/**
 * Adds documents through `/library add`, whose own words say how it goes.
 *
 * @param {import('./types.ts').Page} page
 * @param {() => void} onDone
 */
export function createUpload(page, onDone) {
  const { words, session, locale, world } = page;
  const collection = h(
    'select',
    { 'aria-label': words.collection },
    ...world.collections.map(({ name, title }) =>
      h('option', { value: name, selected: name === GENERAL }, title[locale]),
    ),
  );
  const input = h('input', { type: 'file', id: 'panel-file', class: 'visually-hidden', multiple: true });
  const zone = h('label', { class: 'drop', for: 'panel-file' }, icon('upload'), h('span', {}, words.drop));
  const out = h('div', { class: 'upload-out', 'aria-live': 'polite' });

  /** @param {File} file */
  async function add(file) {
    const bar = h('progress', { max: 1, 'aria-label': words.uploading(file.name) });
    refill(out, h('p', { class: 'small' }, words.uploading(file.name)), bar);
    try {
      const { id } = await upload(file, (share) => {
        bar.value = share;
      });
      bar.removeAttribute('value');
      /** @type {Record<string, string>} */
      const options = { file: id };
      if (collection.value !== GENERAL) options.collection = collection.value;
      await runLibrary(page, { subcommand: 'add', options, uploads: [id] }, (answer) =>
        refill(out, answer, bar),
      );
      bar.remove();
    } catch (error) {
      out.replaceChildren();
      session.trouble(error);
    }
    onDone();
  }
  /** @param {FileList | null | undefined} files */
  const addAll = async (files) => {
    for (const file of [...(files ?? [])]) await add(file);
  };

  input.addEventListener('change', async () => {
    await addAll(input.files);
    input.value = '';
  });
  for (const kind of ['dragenter', 'dragover'])
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
  for (const kind of ['dragleave', 'drop']) zone.addEventListener(kind, () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    addAll(event.dataTransfer?.files);
  });
  return h('div', { class: 'upload' }, collection, input, zone, out);
}

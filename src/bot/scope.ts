import type { Choice } from '../message/types.ts';
import { inLanguages } from '../message/words.ts';
import { noCollection } from './refusals.ts';
import type { App, Request } from './types.ts';

/** Stands for "no collection" where one is chosen. */
export const ANY = '*';

/** What it is called, in the list and by people who type it. */
export const everything = inLanguages({ title: 'All collections' }, { title: '모든 자료 모음' });

/**
 * The collections a request may be answered from: what may be seen (`Access.visible`), narrowed to the collection
 * named, else to the one the channel is set to.
 *
 * @throws Refusal when the collection named is none that may be seen.
 */
export async function scopeOf(
  request: Request,
  app: App,
  collection = request.options.collection,
): Promise<string[]> {
  const visible = app.access.visible(request);
  if (isEverything(collection)) return visible;
  if (typeof collection === 'string' && collection !== '') {
    const found = visible.filter(
      (name) => name === collection || titles(app, name).includes(lowerCased(collection)),
    );
    if (found.length === 0) throw noCollection();
    return found;
  }
  const { collection: set } = await app.state.settings.of(request.parentId ?? request.channelId);
  return set ? visible.filter((name) => name === set) : visible;
}

/** Whether somebody asked for all collections, by the list or in their own words. */
export function isEverything(collection: unknown): boolean {
  if (typeof collection !== 'string') return false;
  const said = lowerCased(collection);
  return (
    said === ANY || said === lowerCased(everything('en').title) || said === lowerCased(everything('ko').title)
  );
}

/**
 * The collection that the option names: kept with an answer, so that its pages stay within it. Null: none; `*`: all,
 * whatever the channel is set to.
 *
 * @throws Refusal when it is none that may be seen.
 */
export async function namedCollection(request: Request, app: App): Promise<string | null> {
  const { collection } = request.options;
  if (collection === undefined || collection === '') return null;
  return isEverything(collection) ? ANY : ((await scopeOf(request, app))[0] ?? null);
}

/** Collections that may be seen and hold documents, as suggestions for what was typed. */
export async function suggestCollections(
  request: Request,
  app: App,
  typed: string,
  { empty = false } = {},
): Promise<Choice[]> {
  const visible = app.access.visible(request);
  const held = empty ? null : await app.engine.sources({ collections: visible, size: 1 });
  const names = held ? held.collections.map(({ name }) => name) : visible;
  const all = { name: everything(request.locale).title, value: ANY };
  const found = names.map((name) => ({ name: app.access.title(name, request.locale), value: name }));
  return [...(found.length > 1 && !empty ? [all] : []), ...found].filter(({ name, value }) =>
    lowerCased(`${name} ${value}`).includes(lowerCased(typed)),
  );
}

function titles(app: App, name: string): string[] {
  return [name, app.access.title(name, 'en'), app.access.title(name, 'ko')].map(lowerCased);
}

function lowerCased(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

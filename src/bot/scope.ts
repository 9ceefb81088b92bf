import type { Choice } from '../message/types.ts';
import { noCollection } from './refusals.ts';
import type { App, Request } from './types.ts';

/**
 * The collections a request may be answered from: what may be seen (`Access.visible`), narrowed to the collection
 * named, else to the one the channel is set to.
 *
 * @throws Refusal when the collection named is none that may be seen.
 */
export function scopeOf(request: Request, app: App, collection = request.options.collection): string[] {
  const visible = app.access.visible(request);
  if (typeof collection === 'string' && collection !== '') {
    const found = visible.filter(
      (name) => name === collection || titles(app, name).includes(fold(collection)),
    );
    if (found.length === 0) throw noCollection();
    return found;
  }
  const set = app.state.settings.of(request.parentId ?? request.channelId).collection;
  return set ? visible.filter((name) => name === set) : visible;
}

/** Collections that may be seen, as suggestions for what was typed. */
export function suggestCollections(request: Request, app: App, typed: string): Choice[] {
  const visible = app.access.visible(request);
  return visible
    .map((name) => ({ name: app.access.title(name, request.locale), value: name }))
    .filter(({ name, value }) => fold(`${name} ${value}`).includes(fold(typed)));
}

function titles(app: App, name: string): string[] {
  return [name, app.access.title(name, 'en'), app.access.title(name, 'ko')].map(fold);
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

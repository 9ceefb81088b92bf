import { scopeOf } from '../../src/bot/scope.ts';
import type { App, Request } from '../../src/bot/types.ts';
import type { SuggestInput } from '../../src/lookup/suggest.ts';
import { label } from '../../src/message/markdown.ts';
import type { Choice } from '../../src/message/types.ts';

/** Names of the library for what was typed, from memory and within what may be seen. Names that would become mentions lose their sign. */
export async function suggestNames(
  request: Request,
  app: App,
  kind: SuggestInput['kind'],
  typed: string,
): Promise<Choice[]> {
  const names = await app.engine.suggest({ kind, typed, collections: await scopeOf(request, app) });
  return names
    .map((name) => ({ name: name.replace(/^[#@]+/, ''), value: name }))
    .filter(({ name }) => name !== '');
}

/** Characters of a suggestion at most, Discord's own limit. */
const LONGEST = 100;

/** Names of any kind, or of the one that was chosen, each with what the library's domain calls its kind. */
export async function suggestThings(request: Request, app: App, typed: string): Promise<Choice[]> {
  const collections = await scopeOf(request, app);
  const held = await app.engine.kinds({ collections });
  const kind = held.find((one) => one.kind === request.options.kind)?.kind ?? null;
  const found = await app.engine.suggestAny({ kind, typed, collections });
  return found
    .map(({ name, kind: own }) => {
      const called = held.find((one) => one.kind === own)?.[request.locale] ?? '';
      return { name: label(`${name.replace(/^[#@]+/, '')} · ${called}`, LONGEST), value: name };
    })
    .filter(({ value }) => value.replace(/^[#@]+/, '') !== '');
}

/** The kinds of names that this library holds, with how many of each. */
export async function suggestKinds(request: Request, app: App, typed: string): Promise<Choice[]> {
  const held = await app.engine.kinds({ collections: await scopeOf(request, app) });
  const wanted = typed.trim().toLowerCase();
  return held
    .map((one) => ({ name: `${one[request.locale]} (${one.count})`, value: one.kind as string }))
    .filter(({ name, value }) => name.toLowerCase().includes(wanted) || value.includes(wanted));
}

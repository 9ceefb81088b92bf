import { scopeOf } from '../../src/bot/scope.ts';
import type { App, Request } from '../../src/bot/types.ts';
import type { SuggestInput } from '../../src/lookup/suggest.ts';
import type { Choice } from '../../src/message/types.ts';

/** Names of the library for what was typed, from memory and within what may be seen. Names that would become mentions lose their sign. */
export async function suggestNames(
  request: Request,
  app: App,
  kind: SuggestInput['kind'],
  typed: string,
): Promise<Choice[]> {
  const names = await app.engine.suggest({ kind, typed, collections: scopeOf(request, app) });
  return names
    .map((name) => ({ name: name.replace(/^[#@]+/, ''), value: name }))
    .filter(({ name }) => name !== '');
}

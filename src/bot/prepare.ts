import { parseCustomId } from './custom-id.ts';
import * as refusals from './refusals.ts';
import type { App, Command, Incoming, ModalHandler, Reply, Request } from './types.ts';

/** A request made ready: whose it is, who sees the answer, what is to run. */
export interface Work {
  /** How the answer is announced; null where a form is opened instead. */
  defer: 'private' | 'public' | 'update' | null;
  request: Request;
  run(say: (reply: Reply) => Promise<void>): Promise<Reply>;
  form?: ModalHandler;
}

/** @throws Refusal when it is nobody's, of an older version, or not for this person. */
export async function prepare(
  byName: ReadonlyMap<string, Command>,
  incoming: Incoming,
  app: App,
): Promise<Work> {
  if (incoming.customId === null) {
    const command = byName.get(incoming.command);
    if (!command) throw refusals.unknown();
    allowed(command, incoming);
    const request: Request = { ...incoming, private: false, action: null, state: [] };
    request.private = await isPrivate(command, request, app);
    return {
      defer: request.private ? 'private' : 'public',
      request,
      run: (say) => command.execute(request, app, say),
    };
  }
  const parsed = parseCustomId(incoming.customId);
  const command = parsed && byName.get(parsed.command);
  const handler = parsed && command?.components?.[parsed.action];
  if (!parsed || !command || !handler) throw refusals.outdated();
  allowed(command, incoming);
  const request: Request = {
    ...incoming,
    ...parsed,
    private: incoming.onPrivate || incoming.direct === true,
  };
  if (handler.mode === 'modal') {
    return {
      defer: null,
      request,
      form: handler,
      run: () => Promise.reject(new Error('a form is opened, not run')),
    };
  }
  const mode = typeof handler.mode === 'function' ? await handler.mode(request, app) : handler.mode;
  if (mode === 'private') request.private = true;
  return { defer: mode, request, run: (say) => handler.run(request, app, say) };
}

function allowed(command: Command, incoming: Incoming): void {
  if (command.manage && !incoming.manager) throw refusals.managersOnly();
}

/**
 * Whether only this person sees the reply. It is so unless they or the channel's settings say otherwise; a message is
 * answered where it was written.
 *
 * @throws Refusal for a mention where replies are private.
 */
export async function isPrivate(command: Command, request: Request, app: App): Promise<boolean> {
  if (request.direct) return true;
  const settings = await app.state.settings.of(request.parentId ?? request.channelId);
  if (request.kind === 'message') {
    if (settings.private) throw refusals.privateHere();
    return false;
  }
  if (typeof command.private === 'function') return command.private(request, app);
  return command.private ?? isPrivateByDefault(request, app);
}

/** What the person says with the option `private`, else the channel's setting, else private. */
export async function isPrivateByDefault(request: Request, app: App): Promise<boolean> {
  if (typeof request.options.private === 'boolean') return request.options.private;
  return (await app.state.settings.of(request.parentId ?? request.channelId)).private ?? true;
}

import type { World } from './discord.ts';
import { snowflake } from './ids.ts';
import type { Exchange } from './interaction.ts';
import { messageObject, type SeenMessage, threadObject } from './objects.ts';
import { type Answer, type Call, refused } from './rest.ts';

const EPHEMERAL = 64;
/** First responses that carry or announce a message. */
const MESSAGE = 4;
const DEFERRED = 5;
const DEFERRED_UPDATE = 6;

type Route = (match: RegExpExecArray, call: Call) => Answer;

/** What Discord answers to a call; undefined for a path it does not know. */
export function routes(world: World, call: Call, limit: number, address: string): Answer | undefined {
  const table: [string, RegExp, Route][] = [
    ['get', /^\/gateway\/bot$/, () => ok(gatewayInfo(address))],
    ['get', /^\/users\/@me$/, () => ok(world.bot)],
    [
      'get',
      /^\/applications\/@me$/,
      () => ok({ id: world.applicationId, name: 'Attache', flags: 0, bot: world.bot }),
    ],
    ['put', /^\/applications\/\d+\/(?:guilds\/\d+\/)?commands$/, () => register(world, call)],
    [
      'post',
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      ([, , token]) => callback(world, call, token!, limit),
    ],
    ['patch', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, ([, token]) => edit(world, call, token!)],
    ['delete', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, ([, token]) => remove(world, token!)],
    ['post', /^\/webhooks\/\d+\/([^/]+)$/, ([, token]) => followUp(world, call, token!)],
    ['post', /^\/channels\/(\d+)\/typing$/, () => ({ status: 204 })],
    ['post', /^\/channels\/(\d+)\/messages$/, ([, id]) => ok(messageObject(create(world, call, id!)))],
    ['patch', /^\/channels\/\d+\/messages\/(\d+)$/, ([, id]) => editMessage(world, call, id!)],
    [
      'post',
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      ([, parent, id]) => thread(world, call, parent!, id!),
    ],
  ];
  for (const [method, pattern, route] of table) {
    const match = method === call.method ? pattern.exec(call.path) : null;
    if (match) return route(match, call);
  }
  return undefined;
}

const ok = (body: unknown): Answer => ({ status: 200, body });

function gatewayInfo(address: string) {
  return {
    url: `ws://${address}/gateway`,
    shards: 1,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 },
  };
}

function register(world: World, { path, body }: Call): Answer {
  world.registered.push({ path, body });
  return ok(
    body.map((command: object) => ({ ...command, id: snowflake(), application_id: world.applicationId })),
  );
}

function filled(world: World, call: Call, channelId: string, body = call.body): SeenMessage {
  return {
    id: snowflake(),
    channel_id: channelId,
    author: world.bot,
    content: body?.content ?? '',
    components: body?.components ?? [],
    flags: body?.flags ?? 0,
    files: call.files,
    body,
  };
}

function callback(world: World, call: Call, token: string, limit: number): Answer {
  const exchange = world.exchanges.get(token);
  if (!exchange) return refused(404, 10062, 'Unknown interaction');
  if (exchange.type !== null) return refused(400, 40060, 'Interaction has already been acknowledged.');
  const ms = performance.now() - exchange.sentAt;
  if (ms > limit) return refused(404, 10062, 'Unknown interaction');
  exchange.firstMs = ms;
  exchange.type = call.body.type;
  exchange.data = call.body.data ?? null;
  if (call.body.type === MESSAGE || call.body.type === DEFERRED) {
    const flags: number = call.body.data?.flags ?? 0;
    // The only flag a deferred answer may carry.
    if (call.body.type === DEFERRED && (flags & ~EPHEMERAL) !== 0)
      return refused(400, 50035, 'Invalid flags');
    exchange.ephemeral = (flags & EPHEMERAL) !== 0;
    exchange.original = filled(world, call, '0', call.body.data);
    exchange.original.flags = flags;
  }
  if (call.body.type === DEFERRED_UPDATE)
    exchange.ephemeral = ((exchange.from?.flags ?? 0) & EPHEMERAL) !== 0;
  tell(exchange);
  return { status: 204 };
}

function edit(world: World, call: Call, token: string): Answer {
  const exchange = world.exchanges.get(token);
  if (!exchange?.original || exchange.type === null || exchange.deleted)
    return refused(404, 10015, 'Unknown Webhook');
  const { original } = exchange;
  original.components = call.body.components ?? original.components;
  original.flags = (call.body.flags ?? 0) | (exchange.ephemeral ? EPHEMERAL : 0);
  original.files = call.files;
  original.body = call.body;
  exchange.edits++;
  tell(exchange);
  return ok(messageObject(original));
}

function remove(world: World, token: string): Answer {
  const exchange = world.exchanges.get(token);
  if (!exchange?.original) return refused(404, 10015, 'Unknown Webhook');
  exchange.deleted = true;
  tell(exchange);
  return { status: 204 };
}

function followUp(world: World, call: Call, token: string): Answer {
  const exchange = world.exchanges.get(token);
  if (!exchange || exchange.type === null) return refused(404, 10015, 'Unknown Webhook');
  const message = filled(world, call, '0');
  exchange.followUps.push(message);
  world.messages.set(message.id, message);
  tell(exchange);
  return ok(messageObject(message));
}

function create(world: World, call: Call, channelId: string): SeenMessage {
  const message = filled(world, call, channelId);
  world.messages.set(message.id, message);
  return message;
}

function editMessage(world: World, call: Call, id: string): Answer {
  const message = world.messages.get(id);
  if (!message) return refused(404, 10008, 'Unknown Message');
  Object.assign(message, {
    components: call.body.components ?? message.components,
    body: call.body,
    files: call.files,
  });
  return ok(messageObject(message));
}

function thread(world: World, { body }: Call, parentId: string, id: string): Answer {
  world.threads.set(id, { id, parentId, name: body.name });
  return { status: 201, body: threadObject(id, parentId, world.guildId, body.name, world.bot.id) };
}

function tell({ changed }: Exchange): void {
  for (const listener of changed) listener();
}

import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { World } from './discord.ts';
import { snowflake } from './ids.ts';
import type { Exchange } from './interaction.ts';
import {
  channelObject,
  directObject,
  memberObject,
  messageObject,
  type SeenMessage,
  threadObject,
  userObject,
} from './objects.ts';
import { type Answer, type Call, refused } from './rest.ts';

const EPHEMERAL = 64;
const LOADING = 128;
/** First responses that carry or announce a message. */
const MESSAGE = 4;
const DEFERRED = 5;
const DEFERRED_UPDATE = 6;

type Route = (match: RegExpExecArray, call: Call) => Answer;

/** What Discord answers to a call; undefined for a path it does not know. */
export function routes(world: World, call: Call, limit: number, address: string): Answer | undefined {
  const table: [string, RegExp, Route][] = [
    ['get', /^\/gateway\/bot$/, () => ok(gatewayInfo(address, world.loginsLeft))],
    ['get', /^\/users\/@me$/, () => ok(world.bot)],
    [
      'get',
      /^\/applications\/@me$/,
      () => ok({ id: world.applicationId, name: 'Attache', flags: 0, bot: world.bot }),
    ],
    [
      'put',
      /^\/applications\/\d+\/(?:guilds\/(\d+)\/)?commands$/,
      ([, guild]) => register(world, call, guild),
    ],
    [
      'get',
      /^\/applications\/\d+\/(?:guilds\/(\d+)\/)?commands$/,
      ([, guild]) => noGuild(world, guild) ?? ok(world.held.get(call.path) ?? []),
    ],
    ['get', /^\/channels\/(\d+)$/, ([, id]) => channel(world, id!)],
    ['get', /^\/guilds\/\d+\/members\/(\d+)$/, ([, id]) => member(world, id!)],
    ['post', /^\/users\/@me\/channels$/, () => open(world, call.body.recipient_id)],
    [
      'post',
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      ([, , token]) => callback(world, call, token!, limit),
    ],
    ['get', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, ([, token]) => original(world, token!)],
    ['patch', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, ([, token]) => edit(world, call, token!)],
    ['delete', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, ([, token]) => remove(world, token!)],
    ['post', /^\/webhooks\/\d+\/([^/]+)$/, ([, token]) => followUp(world, call, token!)],
    ['post', /^\/channels\/(\d+)\/typing$/, ([, id]) => forbidden(world, id!, SEND) ?? { status: 204 }],
    ['post', /^\/channels\/(\d+)\/messages$/, ([, id]) => say(world, call, id!)],
    ['patch', /^\/channels\/\d+\/messages\/(\d+)$/, ([, id]) => editMessage(world, call, id!)],
    [
      'post',
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      ([, parent, id]) => thread(world, call, parent!, id!),
    ],
  ];
  const secret = /^\/(?:webhooks|interactions)\//.test(call.path);
  if (world.token !== null && !secret && call.token !== world.token)
    return refused(401, 0, '401: Unauthorized');
  for (const [method, pattern, route] of table) {
    const match = method === call.method ? pattern.exec(call.path) : null;
    if (match) return route(match, call);
  }
  return undefined;
}

const ok = (body: unknown): Answer => ({ status: 200, body });

function gatewayInfo(address: string, remaining: number) {
  return {
    url: `ws://${address}/gateway`,
    shards: 1,
    session_start_limit: { total: 1000, remaining, reset_after: 60_000, max_concurrency: 16 },
  };
}

function register(world: World, { path, body }: Call, guild: string | undefined): Answer {
  const no = noGuild(world, guild);
  if (no) return no;
  world.registered.push({ path, body });
  const held = body.map((command: Record<string, unknown>) => asHeld(command, world.applicationId, guild));
  world.held.set(path, held);
  return ok(held);
}

/** A command as Discord gives it back: everything it was not told, said as null or its default. */
function asHeld(command: Record<string, unknown>, applicationId: string, guild: string | undefined) {
  const { default_member_permissions: bits, contexts, integration_types, ...rest } = command;
  return {
    ...rest,
    id: snowflake(),
    application_id: applicationId,
    version: snowflake(),
    type: command.type ?? 1,
    description: command.description ?? '',
    nsfw: false,
    default_member_permissions: bits === null || bits === undefined ? null : String(bits),
    ...(guild ? { guild_id: guild } : { contexts, integration_types, dm_permission: true }),
  };
}

/** A server the bot is not in, or none of its servers. */
function noGuild(world: World, guild: string | undefined): Answer | undefined {
  if (guild === undefined || (world.invited && guild === world.guildId)) return undefined;
  return refused(403, 50001, 'Missing Access');
}

const SEND = PermissionFlagsBits.SendMessages;

/** Refuses what the bot may not do in a channel; in a thread what counts is the channel it hangs in. */
function forbidden(world: World, channelId: string, needed: bigint): Answer | undefined {
  if (world.direct.has(channelId)) return undefined;
  const parent = world.threads.get(channelId)?.parentId;
  const denied = world.denied.get(parent ?? channelId) ?? 0n;
  if (denied & PermissionFlagsBits.ViewChannel) return refused(403, 50001, 'Missing Access');
  const wanted = parent && needed === SEND ? PermissionFlagsBits.SendMessagesInThreads : needed;
  return denied & wanted ? refused(403, 50013, 'Missing Permissions') : undefined;
}

function channel(world: World, id: string): Answer {
  const thread = world.threads.get(id);
  if (thread) return ok(threadObject(id, thread.parentId, world.guildId, thread.name, world.bot.id));
  const direct = world.direct.get(id);
  if (direct) return ok(directObject(id, userObject(direct.id, direct.name)));
  const [name] = Object.entries(world.channels).find(([, one]) => one === id) ?? [];
  if (!name) return refused(404, 10003, 'Unknown Channel');
  return ok(channelObject(id, world.guildId, name, world.denied.get(id), world.forums.has(name) ? 15 : 0));
}

function member(world: World, id: string): Answer {
  const found = world.people.get(id);
  if (!found) return refused(404, 10007, 'Unknown Member');
  const { permissions, ...rest } = memberObject(found, userObject(found.id, found.name));
  return ok(rest);
}

function open(world: World, userId: string): Answer {
  const known = [...world.direct].find(([, one]) => one.id === userId);
  const who = known?.[1] ?? world.people.get(userId);
  if (!who) return refused(400, 50007, 'Cannot send messages to this user');
  const id = known?.[0] ?? snowflake();
  world.direct.set(id, who);
  return ok(directObject(id, userObject(who.id, who.name)));
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

/** The answer as it stands; "thinking …" says of itself that it is loading. */
function original(world: World, token: string): Answer {
  const exchange = world.exchanges.get(token);
  if (!exchange?.original || exchange.deleted) return refused(404, 10008, 'Unknown Message');
  const loading = exchange.type === DEFERRED && exchange.edits === 0 ? LOADING : 0;
  return ok(messageObject({ ...exchange.original, flags: exchange.original.flags | loading }));
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
  // What follows while "thinking …" still stands takes its place, and is seen by whoever that was for.
  if (exchange.type === DEFERRED && exchange.edits === 0 && !exchange.deleted) {
    Object.assign(exchange.original!, message, {
      id: exchange.original!.id,
      flags: (message.flags & ~EPHEMERAL) | (exchange.ephemeral ? EPHEMERAL : 0),
    });
    exchange.edits++;
    tell(exchange);
    return ok(messageObject(exchange.original!));
  }
  exchange.followUps.push(message);
  world.messages.set(message.id, message);
  tell(exchange);
  return ok(messageObject(message));
}

function say(world: World, call: Call, channelId: string): Answer {
  const no = forbidden(world, channelId, SEND);
  if (no) return no;
  if (call.body.message_reference && forbidden(world, channelId, PermissionFlagsBits.ReadMessageHistory))
    return refused(400, 160002, 'Cannot reply without permission to read message history');
  const { nonce, enforce_nonce } = call.body;
  const before = [...world.messages.values()].find(
    (one) => enforce_nonce && one.nonce === nonce && one.channel_id === channelId,
  );
  if (before) return ok(messageObject(before));
  const message = { ...filled(world, call, channelId), nonce };
  world.messages.set(message.id, message);
  return ok(messageObject(message));
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
  const no = forbidden(world, parentId, PermissionFlagsBits.CreatePublicThreads);
  if (no) return no;
  if (world.threads.has(id))
    return refused(400, 160004, 'A thread has already been created for this message');
  world.threads.set(id, { id, parentId, name: body.name });
  return { status: 201, body: threadObject(id, parentId, world.guildId, body.name, world.bot.id) };
}

function tell({ changed }: Exchange): void {
  for (const listener of changed) listener();
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { componentsOf } from '../../../src/message/check.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { snowflake } from './ids.ts';
import type { Exchange } from './interaction.ts';
import {
  channelObject,
  directObject,
  guildObject,
  memberObject,
  messageObject,
  type Person,
  person,
  type SeenMessage,
  threadObject,
  userObject,
} from './objects.ts';
import { type Answer, type Call, contractFaults, readCall, refused, send } from './rest.ts';
import { routes } from './routes.ts';

/** Three times Discord's own, so that a busy machine fails no test; the soak run keeps to Discord's 3,000 ms. */
const FIRST_RESPONSE = 9_000;
const EPHEMERAL = 64;
/** The intent without which Discord leaves out what does not concern the bot. */
const MESSAGE_CONTENT = 1 << 15;

export interface World {
  applicationId: string;
  bot: ReturnType<typeof userObject>;
  guildId: string;
  /** Channel ids by name. */
  channels: Record<string, string>;
  roles: string[];
  /** The bot is in the server. */
  invited: boolean;
  /** The one token that is accepted; null: any. */
  token: string | null;
  /** Logins that are left of those Discord allows in a day. */
  loginsLeft: number;
  /** Channels whose posts are threads. */
  forums: Set<string>;
  /** What nobody may do in a channel, as permission bits. */
  denied: Map<string, bigint>;
  /** Everyone in the server. */
  people: Map<string, Person>;
  /** Channels between the bot and one person, by id. */
  direct: Map<string, Person>;
  /** The commands Discord holds, by the path they were put to. */
  held: Map<string, object[]>;
  exchanges: Map<string, Exchange>;
  messages: Map<string, SeenMessage>;
  threads: Map<string, { id: string; parentId: string; name: string }>;
  registered: { path: string; body: unknown[] }[];
}

/**
 * Discord on loopback: REST and gateway, as strict as the real one where bots go wrong. Late first answers
 * are refused (10062), second answers too (40060), and every body is held against Discord's API description where
 * that is there; what was wrong is in `faults`.
 */
export async function startLoopback(
  options: {
    channels?: string[];
    roles?: string[];
    firstResponse?: number;
    invited?: boolean;
    token?: string;
  } = {},
) {
  const guildId = snowflake();
  const applicationId = snowflake();
  const names = options.channels ?? ['general', 'restricted'];
  const world: World = {
    applicationId,
    bot: userObject(applicationId, 'Attache', true),
    guildId,
    channels: Object.fromEntries(names.map((name) => [name, snowflake()])),
    roles: options.roles ?? [],
    invited: options.invited ?? true,
    token: options.token ?? null,
    loginsLeft: 1_000,
    forums: new Set(),
    denied: new Map(),
    people: new Map(),
    direct: new Map(),
    held: new Map(),
    exchanges: new Map(),
    messages: new Map(),
    threads: new Map(),
    registered: [],
  };
  const calls: Call[] = [];
  const faults: string[] = [];
  const planned: { match: RegExp; answer: Answer | 'cut before' | 'cut after'; times: number }[] = [];

  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls.push(call);
    const plan = planned.find(({ match, times }) => times > 0 && match.test(`${call.method} ${call.path}`));
    if (plan) {
      plan.times--;
      if (plan.answer === 'cut before') return response.socket?.destroy();
      if (plan.answer === 'cut after') {
        routes(world, call, options.firstResponse ?? FIRST_RESPONSE, address());
        return response.socket?.destroy();
      }
      return send(response, plan.answer);
    }
    const wrong = contractFaults(call);
    faults.push(...wrong, ...doubleIds(call));
    if (wrong.length > 0) return send(response, refused(400, 50035, wrong.join('; ')));
    send(
      response,
      routes(world, call, options.firstResponse ?? FIRST_RESPONSE, address()) ??
        refused(404, 0, `no route ${call.method} ${call.path}`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  const address = () => `127.0.0.1:${port}`;
  const gateway: Gateway = startGateway(
    server,
    ([shard, of]) => ({
      user: world.bot,
      application: { id: applicationId, flags: 0 },
      guilds:
        world.invited && Number((BigInt(guildId) >> 22n) % BigInt(of)) === shard
          ? [{ id: guildId, unavailable: true }]
          : [],
      private_channels: [],
      shard: [shard, of],
    }),
    () => (world.invited ? [['GUILD_CREATE', guildNow(world)]] : []),
  );

  /** The channel between the bot and a person. */
  function directWith(who: Person): string {
    const known = [...world.direct].find(([, one]) => one.id === who.id)?.[0];
    if (known) return known;
    const id = snowflake();
    world.direct.set(id, who);
    return id;
  }

  /** Sends an interaction to the bot. */
  function interact(
    who: Person,
    payload: {
      type: number;
      data: object;
      message?: SeenMessage;
      channel?: string;
      direct?: boolean;
      /** In a server the bot is not in: the person has installed it for themselves. */
      foreign?: boolean;
    },
  ): Exchange {
    const id = snowflake();
    const direct = payload.direct ?? false;
    const server = payload.foreign ? snowflake() : guildId;
    const channelId = direct ? directWith(who) : (payload.channel ?? world.channels.general!);
    if (!direct) world.people.set(who.id, who);
    const exchange: Exchange = {
      id,
      token: `token-${id}`,
      sentAt: performance.now(),
      firstMs: null,
      type: null,
      original: payload.message ?? null,
      from: payload.message ?? null,
      deleted: false,
      followUps: [],
      data: null,
      ephemeral: false,
      edits: 0,
      changed: new Set(),
    };
    world.exchanges.set(exchange.token, exchange);
    const thread = world.threads.get(channelId);
    gateway.dispatch('INTERACTION_CREATE', {
      id,
      application_id: applicationId,
      type: payload.type,
      token: exchange.token,
      version: 1,
      data: payload.data,
      channel_id: channelId,
      ...(direct
        ? {
            user: userObject(who.id, who.name),
            channel: directObject(channelId, userObject(who.id, who.name)),
          }
        : {
            guild_id: server,
            guild: { id: server, locale: 'en-US', features: [] },
            channel: thread
              ? threadObject(thread.id, thread.parentId, guildId, thread.name, world.bot.id)
              : partialChannel(world, channelId),
            member: memberObject(
              payload.foreign ? { ...who, roles: [], manager: true } : who,
              userObject(who.id, who.name),
            ),
            guild_locale: 'en-US',
          }),
      locale: who.locale,
      app_permissions: '0',
      entitlements: [],
      authorizing_integration_owners: direct || payload.foreign ? { '1': who.id } : { '0': guildId },
      context: direct ? 1 : 0,
      attachment_size_limit: 10_000_000,
      ...(payload.message && { message: messageObject(payload.message) }),
    });
    return exchange;
  }

  /** Posts a message of a person's; `reply` answers another. */
  function post(
    who: Person,
    content: string,
    where: { channel?: string; mentions?: boolean; reply?: string; direct?: boolean; id?: string } = {},
  ) {
    const id = where.id ?? snowflake();
    const channel_id = where.direct ? directWith(who) : (where.channel ?? world.channels.general!);
    const author = userObject(who.id, who.name);
    const message: SeenMessage = {
      id,
      channel_id,
      author,
      content,
      components: [],
      flags: 0,
      files: [],
      body: null,
    };
    world.messages.set(id, message);
    const mentioned = where.mentions ?? content.includes(`<@${applicationId}>`);
    const member: Partial<ReturnType<typeof memberObject>> = memberObject(who, author);
    delete member.user;
    gateway.dispatch('MESSAGE_CREATE', {
      ...messageObject(message),
      // Without the privileged intent Discord leaves out what does not concern the bot.
      content: mentioned || where.direct || gateway.intents & MESSAGE_CONTENT ? content : '',
      ...(!where.direct && { guild_id: guildId, member }),
      mentions: mentioned ? [world.bot] : [],
      ...(where.reply && {
        type: 19,
        message_reference: { message_id: where.reply, channel_id, guild_id: guildId },
      }),
    });
    return message;
  }

  /** Begins a post in a forum: a thread, and its first message with the same id. */
  function newPost(who: Person, forum: string, title: string, content: string): SeenMessage {
    const id = snowflake();
    const parentId = world.channels[forum]!;
    world.threads.set(id, { id, parentId, name: title });
    gateway.dispatch('THREAD_CREATE', {
      ...threadObject(id, parentId, guildId, title, who.id),
      newly_created: true,
    });
    return post(who, content, { channel: id, id });
  }

  return {
    world,
    calls,
    newPost,
    /** The bot is invited to the server, or removed from it with all its commands there. */
    join: () => {
      world.invited = true;
      gateway.dispatch('GUILD_CREATE', guildNow(world));
    },
    kick: () => {
      gateway.dispatch('GUILD_DELETE', { id: guildId });
      world.invited = false;
      for (const path of world.held.keys()) if (path.includes(`/guilds/${guildId}/`)) world.held.delete(path);
    },
    /** From now on nobody may do that in a channel. */
    deny: (channel: string, bits: bigint) => {
      const id = world.channels[channel] ?? channel;
      world.denied.set(id, bits);
      gateway.dispatch('CHANNEL_UPDATE', channelObject(id, guildId, channel, bits));
    },
    faults,
    gateway,
    interact,
    post,
    person,
    apiUrl: `http://${address()}/api`,
    /** The next calls that match `method path` are answered so instead. */
    plan: (match: RegExp, answer: Answer | 'cut before' | 'cut after', times = 1) =>
      planned.push({ match, answer, times }),
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Loopback = Awaited<ReturnType<typeof startLoopback>>;

/** The channel of an interaction: Discord leaves out who may do what in it. */
function partialChannel(world: World, id: string) {
  const [name = 'channel'] = Object.entries(world.channels).find(([, one]) => one === id) ?? [];
  const { permission_overwrites, ...rest } = channelObject(
    id,
    world.guildId,
    name,
    0n,
    world.forums.has(name) ? 15 : 0,
  );
  return rest;
}

function guildNow(world: World) {
  const channels = Object.entries(world.channels).map(([name, id]) =>
    channelObject(id, world.guildId, name, world.denied.get(id), world.forums.has(name) ? 15 : 0),
  );
  return guildObject(world.guildId, channels, world.roles, world.bot);
}

/** Discord refuses a message in which two components share an id. */
function doubleIds({ body }: Call): string[] {
  const components = body?.components ?? body?.data?.components;
  if (!Array.isArray(components)) return [];
  const ids = componentsOf({ components }).flatMap((found) =>
    'custom_id' in found ? [found.custom_id] : [],
  );
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `custom_id ${id} is there twice`);
}

export { EPHEMERAL };

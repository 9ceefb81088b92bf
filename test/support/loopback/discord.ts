import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { componentsOf } from '../../../src/message/check.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { snowflake } from './ids.ts';
import type { Exchange } from './interaction.ts';
import {
  channelObject,
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

export interface World {
  applicationId: string;
  bot: ReturnType<typeof userObject>;
  guildId: string;
  /** Channel ids by name. */
  channels: Record<string, string>;
  roles: string[];
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
  options: { channels?: string[]; roles?: string[]; firstResponse?: number } = {},
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
    exchanges: new Map(),
    messages: new Map(),
    threads: new Map(),
    registered: [],
  };
  const calls: Call[] = [];
  const faults: string[] = [];
  const planned: { match: RegExp; answer: Answer; times: number }[] = [];

  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls.push(call);
    const plan = planned.find(({ match, times }) => times > 0 && match.test(`${call.method} ${call.path}`));
    if (plan) {
      plan.times--;
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
        Number((BigInt(guildId) >> 22n) % BigInt(of)) === shard ? [{ id: guildId, unavailable: true }] : [],
      private_channels: [],
      shard: [shard, of],
    }),
    () => [['GUILD_CREATE', guildNow(world)]],
  );

  /** Sends an interaction to the bot. */
  function interact(
    who: Person,
    payload: { type: number; data: object; message?: SeenMessage; channel?: string },
  ): Exchange {
    const id = snowflake();
    const channelId = payload.channel ?? world.channels.general!;
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
      guild_id: guildId,
      guild: { id: guildId, locale: 'en-US', features: [] },
      channel_id: channelId,
      channel: thread
        ? threadObject(thread.id, thread.parentId, guildId, thread.name, world.bot.id)
        : channelObject(channelId, guildId, 'channel'),
      member: memberObject(who, userObject(who.id, who.name)),
      locale: who.locale,
      guild_locale: 'en-US',
      app_permissions: '0',
      entitlements: [],
      authorizing_integration_owners: { '0': guildId },
      context: 0,
      attachment_size_limit: 10_000_000,
      ...(payload.message && { message: messageObject(payload.message) }),
    });
    return exchange;
  }

  /** Posts a message of a person's; `reply` answers another. */
  function post(
    who: Person,
    content: string,
    where: { channel?: string; mentions?: boolean; reply?: string } = {},
  ) {
    const id = snowflake();
    const channel_id = where.channel ?? world.channels.general!;
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
      content: mentioned ? content : '',
      guild_id: guildId,
      member,
      mentions: mentioned ? [world.bot] : [],
      ...(where.reply && {
        type: 19,
        message_reference: { message_id: where.reply, channel_id, guild_id: guildId },
      }),
    });
    return message;
  }

  return {
    world,
    calls,
    faults,
    gateway,
    interact,
    post,
    person,
    apiUrl: `http://${address()}/api`,
    /** The next calls that match `method path` are answered so instead. */
    plan: (match: RegExp, answer: Answer, times = 1) => planned.push({ match, answer, times }),
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Loopback = Awaited<ReturnType<typeof startLoopback>>;

function guildNow(world: World) {
  const channels = Object.entries(world.channels).map(([name, id]) => channelObject(id, world.guildId, name));
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

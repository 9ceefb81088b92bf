import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App, Command } from '../../src/bot/types.ts';
import { loadConfig } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { SECRETIVE } from '../../src/log.ts';
import { container, text } from '../../src/message/parts.ts';
import { Problem } from '../../src/problem.ts';
import { type Loopback, startLoopback } from '../support/loopback/discord.ts';
import { textOf } from '../support/loopback/interaction.ts';
import { person } from '../support/loopback/objects.ts';
import { TOKEN } from '../support/team.ts';
import { until } from '../support/until.ts';

const GUILD_COMMANDS = /\/guilds\/\d+\/commands$/;

/** A command that needs no library. */
const echo: Command = {
  data: { name: 'echo', description: 'Says hello', default_member_permissions: null, contexts: [0] },
  execute: async () => ({ components: [container([text('hello')])] }),
};
const app = {
  engine: {},
  state: { settings: { of: () => ({}) }, conversations: { last: () => undefined } },
  access: { named: () => ({ roles: [], channels: [] }) },
  now: () => new Date(),
} as unknown as App;

describe('GIVEN a bot that is started', { timeout: 30_000 }, () => {
  let discord: Loopback;
  let bot: Bot | undefined;
  const told: string[] = [];
  const lines: string[] = [];
  const log = pino({ level: 'info', ...SECRETIVE }, { write: (line: string) => void lines.push(line) });
  const mina = person({ name: 'Mina' });

  beforeEach(async () => {
    discord = await startLoopback({ invited: true, token: TOKEN });
    told.length = 0;
    lines.length = 0;
  });
  afterEach(async () => {
    await bot?.leave();
    bot = undefined;
    for (const token of discord.world.exchanges.keys()) expect(lines.join('\n')).not.toContain(token);
    await discord.close();
  });

  const patience = {
    backoff: { first: 20, most: 100 },
    look: 50,
    lost: 300,
    tell: (line: string) => void told.push(line),
  };
  async function start(settings: Record<string, string> = {}): Promise<Bot> {
    const config = loadConfig(
      { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: TOKEN, ...settings },
      {},
      '/',
    );
    bot = await startBot(config, [echo], { ...app, log }, log, { ...patience, limit: () => 0 });
    return bot;
  }
  const works = async () => {
    const found = discord.interact(mina, { type: 2, data: { id: '1', name: 'echo', type: 1, options: [] } });
    await until(() => found.edits > 0);
    expect(textOf(found.original)).toBe('hello');
  };
  const held = () => [...discord.world.held.entries()].filter(([, all]) => all.length > 0);
  const problem = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (thrown) => thrown as Problem,
    );

  test('AND a wrong token THEN one line says so and what to do', async () => {
    discord.world.token = 'another';
    const found = await problem(start());
    expect(found).toBeInstanceOf(Problem);
    expect(found?.message).toMatch(/DISCORD_TOKEN: Discord refuses it; press Reset Token/);
  });

  test.each([
    [4014, {}, /^Discord: does not grant the intents/],
    [4014, { MESSAGE_CONTENT: 'on' }, /^MESSAGE_CONTENT: .*turn on Message Content Intent/],
    [4004, {}, /^DISCORD_TOKEN: Discord refuses it/],
    [4011, {}, /^SHARDS: .*SHARDS=auto/],
  ])(
    'AND turned away with %d at the login THEN it says why and does not go on',
    async (code, settings, said) => {
      discord.gateway.refuses = code;
      const found = await problem(start(settings));
      expect(found).toBeInstanceOf(Problem);
      expect(found?.message).toMatch(said);
    },
  );

  test('AND the token is reset while it runs THEN it fails with the reason', async () => {
    const { failed } = await start();
    await works();
    discord.gateway.closeWith(4004);
    expect((await failed).message).toMatch(/^DISCORD_TOKEN: Discord refuses it/);
  });

  test('AND Discord is out of order, allows no login, then works THEN each is said once and it comes up', async () => {
    discord.plan(/^get \/gateway\/bot/, { status: 503, body: {} }, 9);
    discord.world.loginsLeft = 0;
    const starting = start();
    await until(() => told.some((line) => /no further login/.test(line)), 20_000);
    await wait(300);
    discord.world.loginsLeft = 10;
    await starting;
    await works();
    expect(told.filter((line) => /out of order \(it answers 503\)/.test(line))).toHaveLength(1);
    expect(told.filter((line) => /no further login/.test(line))).toHaveLength(1);
  });

  test('AND no network THEN it says so once and tries until there is', async () => {
    discord.plan(/^get \/gateway\/bot/, 'cut before', 8);
    await start();
    expect(told.filter((line) => /cannot be reached at 127\.0\.0\.1/.test(line))).toHaveLength(1);
    await works();
  });

  test('AND the connection cannot be made again though Discord answers THEN it fails instead of living on', async () => {
    const { failed } = await start();
    discord.gateway.hangsUp = true;
    discord.gateway.drop();
    expect((await failed).message).toMatch(/^Discord: the connection was lost .* although Discord answers/);
  });

  test('AND a session that Discord calls invalid but resumable THEN it is resumed, not begun anew', async () => {
    await start();
    discord.gateway.invalidate(true);
    await until(() => discord.gateway.resumed === 1, 10_000);
    expect(discord.gateway.identified).toBe(1);
    await works();
  });

  test('AND not invited yet THEN it runs, says so, and registers when it is', async () => {
    discord.world.invited = false;
    const { register } = await start({ DISCORD_GUILD_ID: discord.world.guildId });
    await register();
    expect(held()).toEqual([]);
    discord.join();
    await until(() => held().length === 1);
    expect(held()[0]![0]).toMatch(GUILD_COMMANDS);
    await works();
  });

  test('AND removed and invited again THEN its commands come back', async () => {
    const { register } = await start({ DISCORD_GUILD_ID: discord.world.guildId });
    await register();
    expect(held()).toHaveLength(1);
    discord.kick();
    expect(held()).toEqual([]);
    await until(() => bot!.client.guilds.cache.size === 0);
    discord.join();
    await until(() => held().length === 1);
  });

  test('AND nothing has changed THEN nothing is registered again, whatever this machine remembers', async () => {
    await (await start()).register();
    await bot!.leave();
    await (await start()).register();
    expect(discord.world.registered).toHaveLength(1);
    discord.world.held.clear();
    await bot!.register();
    expect(discord.world.registered).toHaveLength(2);
  });

  test('AND DISCORD_GUILD_ID is set, then taken out THEN no command is there twice', async () => {
    await (await start()).register();
    expect(held().map(([path]) => GUILD_COMMANDS.test(path))).toEqual([false]);
    await bot!.leave();
    await (await start({ DISCORD_GUILD_ID: discord.world.guildId })).register();
    expect(held().map(([path]) => GUILD_COMMANDS.test(path))).toEqual([true]);
    await bot!.leave();
    await (await start()).register();
    expect(held().map(([path]) => GUILD_COMMANDS.test(path))).toEqual([false]);
  });

  test('AND registering fails for a while THEN it is tried again', async () => {
    discord.plan(/^put .*commands$/, { status: 500, body: {} }, 4);
    await (await start()).register();
    await until(() => held().length === 1, 10_000);
    expect(lines.join()).toContain('it is tried again');
  });

  describe.each(['cut before', 'cut after'] as const)('AND a connection that is %s the effect', (cut) => {
    test('of the acknowledgement THEN the answer comes all the same', async () => {
      await start();
      discord.plan(/^post .*\/callback/, cut);
      await works();
    });

    test('of the answer THEN it is sent again and nothing stays on “thinking …”', async () => {
      await start();
      discord.plan(/^patch .*@original/, cut, 2);
      await works();
    });
  });

  const openly = { name: 'echo', type: 1, options: [{ name: 'private', type: 5, value: false }] };

  test('AND every try to answer is cut after its effect THEN the answer that is there stays, and no error is said', async () => {
    await start();
    discord.plan(/^patch .*@original/, 'cut after', 4);
    const found = discord.interact(mina, { type: 2, data: { id: '1', ...openly } });
    await until(() => lines.some((line) => line.includes('"msg":"request"')), 20_000);
    expect(found.deleted).toBe(false);
    expect(textOf(found.original)).toBe('hello');
    expect(found.followUps).toEqual([]);
  });

  test('AND every try to answer is cut before its effect THEN nothing stays on “thinking …” and it is told privately', async () => {
    await start();
    discord.plan(/^patch .*@original/, 'cut before', 4);
    const found = discord.interact(mina, { type: 2, data: { id: '1', ...openly } });
    await until(() => found.followUps.length > 0, 20_000);
    expect(found.deleted).toBe(true);
    expect(found.followUps[0]!.flags & 64).toBe(64);
  });

  test('AND what is acknowledged already THEN it goes on and answers', async () => {
    await start();
    discord.plan(/^post .*\/callback/, 'cut after');
    await works();
    const posts = discord.calls.filter(({ path }) => path.endsWith('/callback'));
    expect(posts.length).toBe(2);
  });

  test('AND a failed request THEN no token of an interaction is in the log', async () => {
    await start();
    discord.plan(
      /^patch .*@original/,
      { status: 400, body: { code: 50035, message: 'Invalid Form Body' } },
      9,
    );
    const found = discord.interact(mina, { type: 2, data: { id: '1', name: 'echo', type: 1, options: [] } });
    await until(() => lines.some((line) => line.includes('50035')));
    expect(lines.join('\n')).not.toContain(found.token);
    expect(lines.join('\n')).toContain('/webhooks/');
  });

  test('AND a token stands somewhere deep in what is logged THEN it is not in the line', () => {
    const url = 'https://discord.com/api/v10/webhooks/100000000000000001/aW50ZXI_x-1%3D/messages/@original';
    const cause = Object.assign(new Error(`GET ${url}`), { tried: [{ url }] });
    log.error({ err: new Error('gone', { cause }), request: { token: 'aW50ZXI_x-1%3D' } }, `after ${url}`);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('aW50');
    expect(JSON.parse(lines[0]!)).toMatchObject({ msg: expect.stringContaining('/webhooks/') });
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../support/loopback/discord.ts';
import { textOf } from '../support/loopback/interaction.ts';
import { person } from '../support/loopback/objects.ts';
import { actions } from '../support/loopback/person-actions.ts';
import { TOKEN } from '../support/team.ts';
import { until } from '../support/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Starting a process, building a library, logging in: seconds, more on a busy machine. */
const PATIENCE = 90_000;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('npm start with a token', { timeout: 2 * PATIENCE }, () => {
  let discord: Loopback;
  let data: string;
  let bot: ChildProcess;
  let out: string;
  beforeEach(async () => {
    discord = await startLoopback({ firstResponse: 30_000 });
    out = '';
  });
  afterEach(async () => {
    if (bot.exitCode === null) bot.kill('SIGKILL');
    await discord.close();
  });
  // The second start finds the library of the first.
  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'attache-start-'));
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  function start(env: Record<string, string>) {
    bot = spawn(process.execPath, ['src/launch.js', 'src/main.ts'], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: data, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl, ...env },
    });
    bot.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    bot.stderr?.on('data', (chunk) => {
      out += chunk;
    });
  }
  const ended = () =>
    bot.exitCode === null ? new Promise<number | null>((resolve) => bot.once('exit', resolve)) : bot.exitCode;

  test('GIVEN a token THEN it builds, logs in, registers, prints the invite link, serves health and figures, and stops cleanly', async () => {
    const port = await freePort();
    start({ HEALTH_PORT: String(port) });
    // The very first thing anybody does: the bot logs in only once its engine is warm.
    await until(() => discord.gateway.identified === 1, PATIENCE);
    const { command, typing } = actions(discord);
    const first = await typing(person({ name: 'Mina' }), 'lookup person', { name: 'Kim' }, 'name');
    // None at all is what is answered where looking takes longer than Discord waits.
    expect(first.data.choices.length).toBeGreaterThan(0);
    await until(() => out.includes('oauth2/authorize'), PATIENCE).catch((error) => {
      throw new Error(
        `${error.message}\n${out}\n${discord.gateway.identified} identified, ${discord.world.registered.length} registered`,
      );
    });
    expect(out).toContain(`client_id=${discord.world.applicationId}`);
    // The link comes first: before the bot is invited there is nothing to register with.
    await until(() => discord.world.registered.length === 1, PATIENCE);
    const found = await command(person({ name: 'Mina' }), 'ask', {
      question: "Who is North Korea's ambassador to China?",
    });
    expect(textOf(found.original)).toContain('Ji Jae-ryong');
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { gateway: true, engine: true, pingMs: expect.any(Number) },
    ]);
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toMatch(/attache_requests_total\{command="ask",kind="command",outcome="answered"\} 1/);
    expect(metrics).toMatch(/attache_first_response_seconds_count\{kind="command"\} 1/);
    const log = out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    expect(log.find(({ msg, request }) => msg === 'request' && request === found.id)).toMatchObject({
      command: 'ask',
      outcome: 'answered',
    });
    // Told to stop while it is reconnecting: it ends all the same.
    discord.gateway.drop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    bot.kill('SIGTERM');
    expect(await ended()).toBe(0);
    expect(discord.faults).toEqual([]);
  });

  test('GIVEN a token that Discord refuses THEN one line says what to do, and the exit status says that it failed', async () => {
    discord.world.token = 'another';
    start({});
    expect(await ended()).toBe(1);
    expect(out).toMatch(/^DISCORD_TOKEN: Discord refuses it; press Reset Token/m);
    expect(out).not.toMatch(/^\s+at /m);
    expect(
      out
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('{')).length,
    ).toBeLessThan(15);
  });

  test('GIVEN SHARDS THEN each shard is a process of its own, one of them registers, and the right one answers', async () => {
    start({ SHARDS: '2' });
    await until(() => discord.gateway.shards.length === 2, PATIENCE);
    expect(discord.gateway.shards.map(([shard]) => shard).sort()).toEqual([0, 1]);
    await until(() => discord.world.registered.length === 1, PATIENCE);
    await until(() => out.includes('oauth2/authorize'), PATIENCE);
    const { command } = actions(discord);
    const found = await command(person({ name: 'Mina' }), 'help');
    expect(textOf(found.original)).toContain('word for word');
    bot.kill('SIGTERM');
    expect(await ended()).toBe(0);
    expect(discord.world.registered).toHaveLength(1);
  });
});

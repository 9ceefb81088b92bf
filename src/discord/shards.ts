import { fileURLToPath } from 'node:url';
import { type APIGatewayBotInfo, REST, Routes, ShardingManager } from 'discord.js';
import type { Config } from '../config.ts';

/** A shard opens the library and the encoder before it logs in; ms. */
const SPAWN = 120_000;
/** A little more than a shard takes to finish what is in flight, ms. */
const STOP = 12_000;

/**
 * One process a shard; a shard that dies is started again. Each reads the same library and state. Shard n serves
 * health and metrics on HEALTH_PORT + n.
 */
export async function startShards(config: Config): Promise<() => Promise<void>> {
  const manager = new ShardingManager(fileURLToPath(new URL('../launch.js', import.meta.url)), {
    shardArgs: ['src/discord/shard.ts'],
    token: config.token,
    totalShards: config.shards === 'auto' ? await recommended(config) : config.shards,
  });
  // The configuration travels as a message: command-line flags count in a shard too, and the token is in no argument.
  manager.on('shardCreate', (shard) => shard.on('spawn', () => void shard.send({ config })));
  await manager.spawn({ timeout: SPAWN });
  return async () => {
    manager.respawn = false;
    await Promise.all([...manager.shards.values()].map(ended));
  };
}

/** The number Discord recommends, asked for where the bot itself asks. */
async function recommended(config: Config): Promise<number> {
  const rest = new REST({ api: config.apiUrl }).setToken(config.token ?? '');
  return ((await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo).shards;
}

function ended(shard: { process: unknown }): Promise<void> {
  const child = shard.process as import('node:child_process').ChildProcess | null;
  if (!child || child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => child.kill('SIGKILL'), STOP);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

import { fileURLToPath } from 'node:url';
import { ShardingManager } from 'discord.js';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { reachDiscord } from './connect.ts';
import type { Served } from './served.ts';

/** A shard opens the library and the encoder before it logs in; ms. */
const SPAWN = 120_000;
/** A little more than a shard takes to finish what is in flight, ms. */
const STOP = 12_000;
/** Exit status of a shard that no restart would help (EX_CONFIG of sysexits.h). */
export const HOPELESS = 78;

/**
 * One process a shard; a shard that dies is started again, unless what stopped it would stop it again. Each reads the
 * same library and state. Shard n serves health and metrics on HEALTH_PORT + n.
 *
 * @throws Problem when the token is refused or a shard cannot be started.
 */
export async function startShards(config: Config): Promise<Served> {
  const { shards } = await reachDiscord(config);
  const manager = new ShardingManager(fileURLToPath(new URL('../launch.js', import.meta.url)), {
    shardArgs: ['src/discord/shard.ts'],
    token: config.token,
    totalShards: config.shards === 'auto' ? shards : config.shards,
  });
  let fail = (_: Problem) => {};
  const failed = new Promise<Problem>((resolve) => {
    fail = resolve;
  });
  // The configuration travels as a message: command-line flags count in a shard too, and the token is in no argument.
  manager.on('shardCreate', (shard) => {
    shard.on('spawn', () => void shard.send({ config }));
    shard.on('death', (child) => {
      if ((child as import('node:child_process').ChildProcess).exitCode !== HOPELESS) return;
      manager.respawn = false;
      fail(stopped(shard.id));
    });
  });
  const stop = async () => {
    manager.respawn = false;
    await Promise.all([...manager.shards.values()].map(ended));
  };
  await manager.spawn({ timeout: SPAWN }).catch(async () => {
    await stop();
    throw stopped(manager.shards.size - 1);
  });
  return { stop, failed };
}

/** The shard itself has said why. */
const stopped = (shard: number) =>
  new Problem(
    `shard ${shard}`,
    'cannot serve',
    'see the line it has written above, mend that and start again',
  );

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

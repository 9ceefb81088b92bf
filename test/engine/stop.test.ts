import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newPlace } from '../support/place.ts';
import { until } from '../support/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Time in which the program ends once it was told to, ms. */
const ENDS_WITHIN = 10_000;
const MANY_MS = 180_000;

/** Processes that a process started; only Linux tells so without another program. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`) && commandOf(pid) !== '';

async function served(port: number) {
  const place = newPlace();
  place.put({ 'notes/harbour.md': '# Harbour\n\nThe harbour master of Norvik is Ana Lindqvist.\n' });
  const { corpusDir, dataDir } = place.config;
  const args = ['src/launch.js', 'src/main.ts', '--page', '--port', String(port), '--corpus', corpusDir];
  const program = spawn(process.execPath, [...args, '--data', dataDir], { cwd: ROOT });
  onTestFinished(() => void program.kill('SIGKILL'));
  let said = '';
  program.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((resolve) => program.on('exit', () => resolve()));
  await until(() => said.includes('Open http'), MANY_MS);
  const engines = () => childrenOf(program.pid!).filter((pid) => commandOf(pid).includes('engine/process'));
  await until(() => engines().length > 0, MANY_MS);
  return { program, ended, engines };
}

describe.skipIf(process.platform !== 'linux')('the program told to stop', () => {
  test(
    'GIVEN all its engines hang THEN it ends within ten seconds, and so do they',
    async () => {
      const port = 20_000 + (process.pid % 20_000);
      const { program, ended, engines } = await served(port);
      const hanging = engines();
      for (const pid of hanging) process.kill(pid, 'SIGSTOP');
      // Somebody is waiting for an answer.
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      socket.write('GET /api/examples HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
      await wait(500);
      const told = performance.now();
      program.kill('SIGTERM');
      await ended;
      expect(performance.now() - told).toBeLessThan(ENDS_WITHIN);
      await until(() => hanging.every((pid) => !isAlive(pid)));
      socket.destroy();
    },
    MANY_MS,
  );
});

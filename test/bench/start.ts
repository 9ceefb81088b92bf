import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerHelp } from '../../src/cli/help.ts';

/**
 * How long from `npm start` on a built library to the first answered question, asked through the local page.
 * `npm run bench:start -- [RUNS]` (default 5). The goal is 2 s.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const QUESTION = 'Who was the ambassador to China in 2006?';
const PERSONA = {
  id: '200000000000000001',
  name: 'Bench',
  locale: 'en',
  roles: [],
  manager: false,
  guildId: '100000000000000000',
  channelId: '100000000000000001',
  parentId: null,
};

interface Times {
  /** ms until the page's address is printed, and until the question is answered. */
  address: number;
  answer: number;
}

async function once(dataDir: string): Promise<Times> {
  const started = performance.now();
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', DISCORD_TOKEN: '' };
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    const address = await printedAddress(child.stdout);
    const ready = performance.now() - started;
    const response = await fetch(`${address}/api/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({
        kind: 'command',
        command: 'ask',
        options: { question: QUESTION },
        persona: PERSONA,
      }),
    });
    const said = await response.text();
    if (!said.includes('Kim Ha-jung')) throw new Error(`not answered: ${said.slice(0, 300)}`);
    return { address: ready, answer: performance.now() - started };
  } finally {
    const ended = new Promise((resolve) => child.once('close', resolve));
    // npm, its shell and the program: the group of processes that was started here.
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

function printedAddress(out: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    out.on('data', (chunk) => {
      text += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (found) resolve(found[0]);
    });
    out.once('end', () => reject(new Error(`npm start ended: ${text}`)));
  });
}

answerHelp(`Usage: npm run bench:start -- [RUNS]

Times npm start on a built library up to the first answered question (5 runs unless said otherwise).`);
const busy = loadavg()[0] ?? 0;
console.log(`${availableParallelism()} cores, load ${busy.toFixed(1)} before this`);
const dataDir = mkdtempSync(join(tmpdir(), 'attache-start-'));
try {
  const built = await once(dataDir);
  console.log(`building the sample library and answering once: ${seconds(built.answer)}`);
  const runs: Times[] = [];
  for (let run = 0; run < Number(process.argv[2] ?? 5); run++) runs.push(await once(dataDir));
  const median = (of: keyof Times) =>
    runs.map((run) => run[of]).toSorted((a, b) => a - b)[runs.length >> 1] ?? 0;
  const worst = Math.max(...runs.map(({ answer }) => answer));
  console.log(
    `on the built library, ${runs.length} runs, median: page ${seconds(median('address'))}, first answer ${seconds(median('answer'))}`,
  );
  console.log(
    `slowest first answer ${seconds(worst)}; goal 2 s: ${median('answer') < 2_000 ? 'met' : 'missed'}`,
  );
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

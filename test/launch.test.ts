import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SLOW_MS = 60_000;

describe('src/launch.js', () => {
  let copy: string;
  let cache: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'attache-launch-'));
    for (const part of [
      'src',
      'commands',
      'embeddings',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
    ])
      cpSync(join(ROOT, part), join(copy, part), {
        recursive: true,
        filter: (path) => !path.endsWith('/model'),
      });
    mkdirSync(join(copy, 'node_modules'));
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      if (name !== '.cache') symlinkSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name));
    cache = join(copy, 'node_modules/.cache/attache');
  });
  afterEach(() => {
    chmodSync(join(copy, 'node_modules'), 0o755);
    rmSync(copy, { recursive: true, force: true });
  });

  async function launch(...words: string[]) {
    const child = spawn(process.execPath, ['src/launch.js', ...words], { cwd: copy });
    const text = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (text.out += chunk));
    child.stderr.on('data', (chunk) => (text.err += chunk));
    const [status] = await once(child, 'close');
    return { status, ...text };
  }
  function edit(file: string, from: string, to: string) {
    const text = readFileSync(join(copy, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(copy, file), text.replace(from, to));
  }

  test(
    'GIVEN a source edited after a start THEN the next start runs it, and an unchanged one makes no new bundle',
    async () => {
      const [first, beside] = await Promise.all([
        launch('src/main.ts', '--help'),
        launch('src/cli/ask.ts', '--help'),
      ]);
      expect(first.out).toContain('Usage: npm start');
      expect(beside.out).toContain('Usage: npm run ask');
      expect(readdirSync(cache)).toHaveLength(1);
      edit('src/main.ts', 'npm start', 'npm begin');
      expect((await launch('src/main.ts', '--help')).out).toContain('Usage: npm begin');
      expect((await launch('src/main.ts', '--help')).out).toContain('Usage: npm begin');
      expect(readdirSync(cache)).toHaveLength(2);
    },
    SLOW_MS,
  );

  test(
    'GIVEN a bug THEN its stack names the source and its line',
    async () => {
      edit(
        'src/main.ts',
        'await runScript(',
        "\n\nif (process.argv[2] === '--bug') throw new Error('a bug');\nawait runScript(",
      );
      const line =
        readFileSync(join(copy, 'src/main.ts'), 'utf8')
          .split('\n')
          .findIndex((text) => text.includes('--bug')) + 1;
      const { status, err } = await launch('src/main.ts', '--bug');
      expect(status).toBe(1);
      expect(err).toContain(`src/main.ts:${line}`);
    },
    SLOW_MS,
  );

  // Nothing is forbidden to root.
  test.skipIf(process.getuid?.() === 0)(
    'GIVEN a folder that cannot be written THEN it runs all the same',
    async () => {
      chmodSync(join(copy, 'node_modules'), 0o555);
      expect((await launch('src/main.ts', '--help')).out).toContain('Usage: npm start');
    },
    SLOW_MS,
  );
});

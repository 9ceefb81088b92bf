import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const json = (name: string) => JSON.parse(readFileSync(new URL(name, root), 'utf8'));

describe('what the program is made of', () => {
  test('GIVEN every package the program names THEN its version is pinned', () => {
    const { dependencies, devDependencies } = json('package.json') as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('GIVEN the lock file THEN the list of licences is what is installed, and each may be used', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'test/supply/licences.ts', '--check'],
      { cwd: root, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('GIVEN an exception of the audit THEN it says why, and until when', () => {
    for (const { advisory, why, until } of json('audit-exceptions.json')) {
      expect(advisory).toMatch(/^https:\/\//);
      expect(why.length).toBeGreaterThan(20);
      expect(until).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

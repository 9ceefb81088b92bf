import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inKorean, lineInKorean } from '../../src/bot/problems-ko.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
/** Rooms whose problems a person on Discord may be told. */
const ROOMS = ['documents', 'library', 'lookup', 'bot/access.ts', 'sources/settings.ts'];

/** What is said to whoever starts the program, before anybody can ask. */
const AT_START = /is no cron expression/;

const files = (path: string): string[] =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(path, { withFileTypes: true }).flatMap((entry) => files2(path, entry));
const files2 = (path: string, entry: { name: string; isDirectory(): boolean }): string[] =>
  entry.isDirectory() || entry.name.endsWith('.ts') ? files(join(path, entry.name)) : [];

/** The second and third argument of each `new Problem(…)`, where they are written out; gaps as `7`. */
function textsOf(source: string): string[] {
  return source
    .split('new Problem(')
    .slice(1)
    .flatMap((rest) => {
      const args = argumentsOf(rest);
      return [args[1], args[2]].flatMap((arg) => literal(arg?.trim() ?? ''));
    });
}

function argumentsOf(rest: string): string[] {
  const args = [''];
  let depth = 0;
  let quote = '';
  for (let i = 0; i < rest.length; i++) {
    const one = rest[i]!;
    if (quote) {
      if (one === '\\') {
        args[args.length - 1] += one + rest[++i];
        continue;
      }
      if (one === quote) quote = '';
    } else if (`'"\``.includes(one)) quote = one;
    else if ('([{'.includes(one)) depth++;
    else if (')]}'.includes(one) && depth-- === 0) return args;
    else if (one === ',' && depth === 0) {
      args.push('');
      continue;
    }
    args[args.length - 1] += one;
  }
  return args;
}

function literal(arg: string): string[] {
  if (/^'[^']*'$|^"[^"]*"$/.test(arg)) return [arg.slice(1, -1)];
  if (!/^`[\s\S]*`$/.test(arg)) return [];
  return [
    arg
      .slice(1, -1)
      .replace(/\$\{[^}]*\}/g, '7')
      .replaceAll('\\`', '`'),
  ];
}

test('GIVEN every problem that a person may be told THEN what it says and what to do is there in Korean', () => {
  const texts = ROOMS.flatMap((room) => files(join(SRC, room))).flatMap((file) =>
    textsOf(readFileSync(file, 'utf8')),
  );
  expect(texts.length).toBeGreaterThan(60);
  const english = texts.filter((text) => !AT_START.test(text) && !inKorean(text));
  expect([...new Set(english)]).toEqual([]);
});

test('GIVEN the line of a file that could not be read THEN it is Korean, with what stands in its gaps', () => {
  expect(lineInKorean('news/a.txt: empty file; put the document in, or delete the file')).toBe(
    'news/a.txt: 빈 파일입니다. 내용을 넣거나 파일을 지워 주십시오.',
  );
  expect(lineInKorean('something else')).toBe('something else');
});

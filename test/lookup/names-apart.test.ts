import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { diplomacy } from '../../src/domains/diplomacy/diplomacy.ts';
import { openNamesApart } from '../../src/lookup/apart/names.ts';
import { packNamed } from '../../src/lookup/named-index.ts';

const LONG = 60_000;
/** More than are read without a process of their own. */
const MANY = 100;

const document = (i: number) => ({
  text: `Jan Novak, director of the harbour office, met Ada Brandt on ${1 + (i % 28)} May 2024 about quay ${i}.`,
  title: `Note ${i}`,
  published: null,
});

describe('names read apart', () => {
  test(
    'GIVEN many documents THEN what is read of them is what this process would have read',
    async () => {
      const names = openNamesApart(['diplomacy']);
      onTestFinished(() => names.close());
      for (let i = 0; i < MANY; i++) await names.read(String(i), document(i));
      const found = await names.done();
      expect(found.size).toBeGreaterThan(0);
      for (const [key, named] of found)
        expect(Buffer.from(named)).toEqual(Buffer.from(packNamed(diplomacy, document(Number(key)))));
      expect(found.has(String(MANY - 1))).toBe(true);
    },
    LONG,
  );

  test('GIVEN few documents THEN no process is started for them', async () => {
    const names = openNamesApart(['diplomacy']);
    for (let i = 0; i < 10; i++) await names.read(String(i), document(i));
    expect((await names.done()).size).toBe(0);
  });

  test(
    'GIVEN it was closed in the middle THEN nobody waits for it, and what it had read is kept',
    async () => {
      const names = openNamesApart(['diplomacy']);
      for (let i = 0; i < MANY; i++) await names.read(String(i), document(i));
      names.close();
      const done = await Promise.race([names.done(), setTimeout(LONG / 2)]);
      expect(done).toBeInstanceOf(Map);
      await names.read('late', document(1));
      expect((await names.done()).has('late')).toBe(false);
    },
    LONG,
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../src/library/codes.ts';
import { openBitScan, widthOf } from '../../src/library/hamming.ts';
import { Recent } from '../../src/library/recent.ts';
import { dot, packVector, unpackVector } from '../../src/library/vectors.ts';

const bits = (byte: number) => [...byte.toString(2)].filter((bit) => bit === '1').length;

describe('bits that differ', () => {
  test('GIVEN any strings THEN they are counted as by hand, for every string and query', () => {
    const given = fc.integer({ min: 1, max: 20 }).chain((words) => {
      const string = fc.uint8Array({ minLength: 8 * words, maxLength: 8 * words });
      return fc.record({
        strings: fc.array(string, { maxLength: 30 }),
        queries: fc.array(string, { minLength: 1, maxLength: 3 }),
      });
    });
    fc.assert(
      fc.property(given, ({ strings, queries }) => {
        const width = queries[0]!.length;
        const scan = openBitScan(strings.length, width);
        for (const [i, string] of strings.entries()) scan.strings.set(string, i * width);
        for (const query of queries) {
          const byHand = strings.map((string) =>
            string.reduce((sum, byte, i) => sum + bits(byte ^ query[i]!), 0),
          );
          expect([...scan.distances(query)]).toEqual(byHand);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('GIVEN more than can be addressed THEN it is said', () => {
    expect(() => openBitScan(40_000_000, 128)).toThrow(RangeError);
  });

  test('GIVEN a number of dimensions that is no multiple of 64 THEN the rest is 0', () => {
    expect(widthOf(70)).toBe(16);
    const code = codeOf(Float32Array.from({ length: 70 }, (_, i) => (i % 2 === 0 ? 0.1 : -0.1)));
    expect([...code].map((byte) => byte.toString(2))).toEqual([
      ...Array(8).fill('1010101'),
      '10101',
      ...Array(7).fill('0'),
    ]);
  });
});

describe('a vector as it is stored', () => {
  const numbers = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 });

  test('GIVEN any of unit length THEN what is read has unit length, and points the same way', () => {
    fc.assert(
      fc.property(numbers, (all) => {
        const length = Math.hypot(...all);
        fc.pre(length > 0.01);
        const vector = Float32Array.from(all, (number) => number / length);
        const read = unpackVector(packVector(vector));
        expect(Math.hypot(...read)).toBeCloseTo(1, 5);
        expect(dot(read, vector)).toBeGreaterThan(0.999);
        expect(packVector(read)).toEqual(packVector(vector));
      }),
    );
  });

  test('GIVEN nothing but zeros THEN zeros are read', () => {
    expect([...unpackVector(packVector(new Float32Array(3)))]).toEqual([0, 0, 0]);
  });
});

test('GIVEN more than is kept THEN what was used last is there, and there is never more than twice as much', () => {
  const recent = new Recent<number, number>(4);
  for (let i = 0; i < 100; i++) {
    recent.set(i, i);
    expect(recent.get(0)).toBe(0);
  }
  const there = Array.from({ length: 100 }, (_, i) => i).filter((i) => recent.get(i) !== undefined);
  expect(there.length).toBeLessThanOrEqual(8);
  expect(there).toContain(0);
  expect(there).toContain(99);
});

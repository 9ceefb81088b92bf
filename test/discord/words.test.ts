import { expect, test } from 'vitest';
import { inLanguages, localeOf } from '../../src/message/words.ts';

test('GIVEN words in both languages THEN each reader gets their own, and English where neither is theirs', () => {
  const words = inLanguages(
    { hello: 'Hello', found: (count: number) => `${count} ${count === 1 ? 'passage' : 'passages'}` },
    { hello: '안녕하십니까', found: (count) => `구절 ${count}개` },
  );
  expect(words(localeOf('ko')).hello).toBe('안녕하십니까');
  expect(words(localeOf('ko')).found(2)).toBe('구절 2개');
  expect(words(localeOf('en-GB')).found(1)).toBe('1 passage');
  expect(words(localeOf('fr')).hello).toBe('Hello');
});

test('GIVEN a translation that is missing, too many or of another shape THEN the type check fails', () => {
  // @ts-expect-error `bye` has no Korean
  inLanguages({ hello: 'Hello', bye: 'Bye' }, { hello: '안녕' });
  // @ts-expect-error `extra` has no English
  inLanguages({ hello: 'Hello' }, { hello: '안녕', extra: '더' });
  // @ts-expect-error `found` takes a number
  inLanguages({ found: (count: number) => `${count}` }, { found: (name: string) => name });
  // @ts-expect-error `found` is a function
  inLanguages({ found: (count: number) => `${count}` }, { found: '개' });
});

import { describe, expect, test } from 'vitest';
import { isPublic } from '../../src/sources/public-address.ts';

describe('addresses that may be fetched from', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '168.63.129.16',
    '0.0.0.0',
    '::1',
    '::7f00:1',
    '::a00:1',
    '::ffff:10.0.0.1',
    '::ffff:a83f:8110',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'no address',
  ])('GIVEN %s THEN it is refused', (address) => expect(isPublic(address, 443)).toBe(false));

  test.each(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'])(
    'GIVEN %s THEN it may be fetched from, on ports of the web only',
    (address) => {
      expect(isPublic(address, 443)).toBe(true);
      expect(isPublic(address, 22)).toBe(false);
    },
  );
});

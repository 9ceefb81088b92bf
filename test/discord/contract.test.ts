import { describe, expect, test } from 'vitest';
import { all } from '../../commands/all.ts';
import { registrationBody } from '../../src/discord/registration.ts';
import { check } from '../../src/message/check.ts';
import { button, container, rows, text } from '../../src/message/parts.ts';
import { faultsOf, schemaThere } from '../support/loopback/schema.ts';

if (!schemaThere) {
  console.log(
    "SKIPPED: Discord's API description is not beside the repository (../shared/discord/openapi.json);",
  );
  console.log('         bodies are held against our own limits only.');
}

/** Every test over the loopback Discord holds each body against the description; here is shown that it would notice. */
describe.skipIf(!schemaThere)("Discord's API description", () => {
  const original = '/webhooks/1/token/messages/@original';
  const message = (...parts: Parameters<typeof container>[0]) => ({
    flags: 1 << 15,
    components: [container(parts)],
  });

  test('GIVEN the registration of all commands THEN it is accepted', () => {
    expect(faultsOf('put', '/applications/1/commands', registrationBody(all))).toEqual([]);
    expect(faultsOf('put', '/applications/1/guilds/2/commands', registrationBody(all))).toEqual([]);
  });

  test('GIVEN a sound message THEN it is accepted', () => {
    const body = message(text('hello'), ...rows([button('Press', 'v1:a:b')]));
    expect(faultsOf('patch', original, body)).toEqual([]);
    expect(check(body)).toEqual([]);
  });

  const wrong: [string, string, string, unknown][] = [
    [
      'a button without a style',
      'patch',
      original,
      { components: [{ type: 1, components: [{ type: 2, custom_id: 'a' }] }] },
    ],
    ['a text display that is empty', 'patch', original, message(text(''))],
    [
      'a custom_id too long',
      'patch',
      original,
      message(...rows([{ ...button('a', 'b'), custom_id: 'x'.repeat(101) }])),
    ],
    [
      'a description too long',
      'put',
      '/applications/1/commands',
      [{ name: 'a', description: 'x'.repeat(101) }],
    ],
    ['a name too long', 'put', '/applications/1/commands', [{ name: 'a'.repeat(33), description: 'x' }]],
    [
      '26 suggestions',
      'post',
      '/interactions/1/t/callback',
      { type: 8, data: { choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) } },
    ],
    [
      'a form without a title',
      'post',
      '/interactions/1/t/callback',
      { type: 9, data: { custom_id: 'a', components: [] } },
    ],
    ['a path that is not there', 'post', '/no/such/path', {}],
  ];
  test.each(wrong)('GIVEN %s THEN it is refused', (_, method, path, body) => {
    expect(faultsOf(method, path, body)).not.toEqual([]);
  });
});

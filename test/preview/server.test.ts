import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { UNHURRIED } from './chromium.ts';
import { openSample, type Sample, sampleCorpus } from './sample.ts';

/** A request with headers of the caller's own choosing, which fetch does not allow. */
function send(
  address: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const sending = request(`${address}${path}`, { method, headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      sending.once('error', reject).end(body);
    },
  );
}

vi.setConfig(UNHURRIED);

describe('the server of the local page', () => {
  let sample: Sample;
  beforeAll(async () => {
    sample = await openSample();
  });
  afterAll(() => sample?.close());
  const ours = () => ({ origin: sample.address, 'content-type': 'application/json' });

  test('GIVEN the page THEN it comes with a policy that allows nothing but its own files', async () => {
    const { status, headers, text } = await send(sample.address, '/');
    expect(status).toBe(200);
    expect(text).toContain('<script type="module" src="/app.js">');
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|https?:/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  test('GIVEN a name that was rebound to this machine THEN nothing is told', async () => {
    for (const host of ['evil.example', 'evil.example:8080', `127.0.0.1.evil.example:${sample.port}`])
      expect((await send(sample.address, '/api/status', { headers: { host } })).status).toBe(403);
    expect(
      (await send(sample.address, '/api/status', { headers: { host: `localhost:${sample.port}` } })).status,
    ).toBe(200);
  });

  test('GIVEN a page of another site THEN it can neither press nor read anything', async () => {
    const post = (headers: Record<string, string>) =>
      send(sample.address, '/api/calls', { method: 'POST', headers, body: '{}' });
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({ ...ours(), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post(ours())).status).toBe(400);
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await send(sample.address, '/api/gaps', { headers: foreign })).status).toBe(403);
  });

  test('GIVEN paths outside the page THEN there is nothing', async () => {
    for (const path of [
      '/../server.ts',
      '/%2e%2e/server.ts',
      '/types.ts',
      '/css/../../server.ts',
      '/nothing.js',
      '/uploads/x/y',
    ])
      expect((await send(sample.address, path)).status).toBe(404);
  });

  test('GIVEN what is no call THEN it is refused with what is wrong', async () => {
    const post = (body: string) =>
      send(sample.address, '/api/calls', { method: 'POST', headers: ours(), body });
    const broken = await post('{');
    expect([broken.status, broken.text]).toEqual([400, '{"error":"not JSON"}']);
    expect((await post('{"kind":"command"}')).text).toContain('persona');
    expect((await post(`"${'x'.repeat(300_000)}"`)).status).toBe(413);
  });

  test('GIVEN a port that is taken THEN the next free one is used', async () => {
    const second = await openSample(sampleCorpus, [], sample.port);
    expect(second.port).toBeGreaterThan(sample.port);
    expect(second.port).toBeLessThanOrEqual(sample.port + 20);
    await second.close();
  });
});

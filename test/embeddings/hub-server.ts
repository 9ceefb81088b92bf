import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Larger files live elsewhere and are announced with their SHA-256, as the hub does with LFS. */
const LARGE = 1_000_000;

export interface Hub {
  url: string;
  /** Requests so far, as `GET /path bytes=…`. */
  requests: string[];
  /** What goes wrong with the next download of a large file. */
  fault: 'none' | 'break off' | 'damage';
  close(): Promise<void>;
}

/** Serves the files of `folder` as the model `name`, in the hub's layout, on loopback. */
export async function serveHub(name: string, folder: string): Promise<Hub> {
  const hub: Hub = { url: '', requests: [], fault: 'none', close: async () => {} };
  const server = createServer((request, response) => answer(hub, name, folder, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  hub.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return hub;
}

function answer(hub: Hub, name: string, folder: string, request: IncomingMessage, response: ServerResponse) {
  const path = request.url ?? '';
  hub.requests.push(`${request.method} ${path} ${request.headers.range ?? ''}`.trim());
  const [, file] = /^\/(?:[^/]+\/[^/]+\/resolve\/main|large)\/(.+)$/.exec(path) ?? [];
  const isModel = path.startsWith(`/${name}/resolve/main/`) || path.startsWith('/large/');
  const content = file && isModel ? read(join(folder, file)) : undefined;
  if (!file || !content) return void response.writeHead(404).end();
  if (content.length > LARGE && !path.startsWith('/large/')) {
    const sha256 = createHash('sha256').update(content).digest('hex');
    response.writeHead(302, {
      location: `/large/${file}`,
      'x-linked-etag': `"${sha256}"`,
      'x-linked-size': content.length,
    });
    return void response.end();
  }
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const blob = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': content.length - from,
    ...(!path.startsWith('/large/') && { etag: `"${blob}"` }),
  });
  if (request.method === 'HEAD') return void response.end();
  send(hub, Buffer.from(content.subarray(from)), response);
}

function send(hub: Hub, content: Buffer, response: ServerResponse) {
  const fault = content.length > LARGE ? hub.fault : 'none';
  if (fault !== 'none') hub.fault = 'none';
  if (fault === 'damage') content[content.length >> 1]! ^= 0xff;
  if (fault !== 'break off') return void response.end(content);
  response.write(content.subarray(0, content.length >> 1), () => setTimeout(() => response.destroy(), 50));
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

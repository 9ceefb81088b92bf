import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { writer } from '../../commands/briefing/writer.ts';
import { createRouter } from '../bot/router.ts';
import { createScheduler } from '../bot/scheduler.ts';
import type { App, Command } from '../bot/types.ts';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { Unserved } from './body.ts';
import { LOOPBACK, protect, refused } from './guard.ts';
import { snowflake } from './incoming.ts';
import { createPosts } from './posts.ts';
import { routes, type Served } from './routes.ts';
import { staticFile } from './static.ts';
import { uploadStore } from './uploads.ts';
import { watchQuestions } from './watch.ts';

/** Ports tried after the configured one. */
const NEXT_PORTS = 20;
/** How long what is in flight may take to finish, in ms. */
const DRAIN_MS = 10_000;

export interface Preview {
  /** `http://127.0.0.1:8080`, without a slash at the end. */
  address: string;
  /** Finishes what is in flight, within ten seconds, and closes the port. */
  close(): Promise<void>;
}

interface Options {
  config: Pick<Config, 'port'>;
  app: App;
  commands: readonly Command[];
  log: Logger;
}

/**
 * Serves the page in which every command works as on Discord: on this machine only, through the same router.
 *
 * @throws Problem when neither the configured port nor one of the next 20 is free.
 */
export async function startPreview({ config, commands, log, ...given }: Options): Promise<Preview> {
  let port = 0;
  const address = () => `http://${LOOPBACK}:${port}`;
  const { app, last } = watchQuestions(given.app);
  const router = createRouter(commands, app);
  const posts = createPosts(() => snowflake(app.now()));
  const served: Served = { router, app, uploads: uploadStore(address), posts, lastQuestion: last };
  const server = createServer((request, response) => {
    serve(served, request, response, port).catch((error: unknown) => fail(response, error, log));
  });
  port = await listen(server, config.port);
  const stopBriefing = createScheduler(app, posts.transport, writer).start();
  return {
    address: address(),
    close: async () => {
      await stopBriefing();
      await router.drain(DRAIN_MS);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(served: Served, request: IncomingMessage, response: ServerResponse, port: number) {
  protect(response);
  const no = refused(request, port);
  if (no) throw new Unserved(403, no);
  const url = new URL(request.url ?? '/', `http://${LOOPBACK}:${port}`);
  const route = routes[`${request.method} ${url.pathname}`];
  if (route) {
    const value = await route(served, request, response, url);
    if (value !== undefined) {
      response.setHeader('cache-control', 'no-store');
      send(response, 'application/json; charset=utf-8', JSON.stringify(value));
    }
    return;
  }
  if (request.method !== 'GET') throw new Unserved(405, 'nothing is taken here');
  const upload = served.uploads.get(url.pathname.match(/^\/uploads\/([\w-]+)\//)?.[1] ?? '');
  if (upload) return send(response, 'application/octet-stream', upload.data);
  const file = await staticFile(url.pathname);
  if (!file) throw new Unserved(404, 'there is nothing here');
  response.setHeader('cache-control', 'no-cache');
  send(response, file.type, file.body);
}

function send(response: ServerResponse, type: string, body: string | Buffer) {
  response.setHeader('content-type', type);
  response.end(body);
}

function fail(response: ServerResponse, error: unknown, log: Logger) {
  const expected = error instanceof Unserved;
  if (!expected) log.error({ err: error }, 'the page could not be served');
  if (response.headersSent) return response.destroy();
  response.statusCode = expected ? error.status : 500;
  const message = expected
    ? error.message
    : error instanceof Problem
      ? error.message
      : 'something went wrong';
  send(response, 'application/json; charset=utf-8', JSON.stringify({ error: message }));
}

/** The configured port, or the next free one after it; 0 takes any. */
async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port <= Math.min(wanted + NEXT_PORTS, 65_535); port++) {
    const found = await tryPort(server, port);
    if (found) return found;
  }
  throw new Problem(
    `port ${wanted}`,
    `it and the next ${NEXT_PORTS} are taken`,
    'set PORT to a free one, or end what is running there',
  );
}

function tryPort(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, LOOPBACK, () => {
      server.off('error', failed);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

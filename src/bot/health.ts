import { createServer, type Server } from 'node:http';
import type { Engine } from '../engine/operations.ts';
import { prioritised } from '../engine/priority-queue.ts';
import { Problem } from '../problem.ts';
import type { Metrics } from './metrics.ts';
import type { App } from './types.ts';

/** An engine that takes longer than this for its own status is not well, ms. */
const PATIENCE = 2_000;
/** Processes asked at once: while one hangs, and until it is replaced, another answers. */
const ASKED = 2;

/**
 * `/healthz`: 200 while the gateway is connected and the engine answers, else 503, with the reason as JSON. An engine
 * that is only busy is well: what is asked here goes before what people wait for.
 * `/metrics`: figures for Prometheus.
 *
 * @throws Problem when the port is taken.
 */
export async function serveHealth(
  port: number,
  gateway: { connected(): boolean; pingMs(): number },
  app: App,
  metrics: Metrics,
): Promise<Server> {
  const { urgent } = prioritised(app.engine);
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') {
      response.setHeader('content-type', metrics.registry.contentType);
      response.end(await metrics.registry.metrics());
    } else if (request.url === '/healthz') {
      const health = { gateway: gateway.connected(), engine: await answers(urgent) };
      response.statusCode = health.gateway && health.engine ? 200 : 503;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ...health, pingMs: gateway.pingMs() }));
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  }).catch((cause) => {
    throw new Problem(
      'HEALTH_PORT',
      `port ${port} cannot be listened on (${(cause as Error).message})`,
      'choose another one',
      {
        cause,
      },
    );
  });
  return server;
}

async function answers(engine: Engine): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const well = Promise.any(Array.from({ length: ASKED }, () => engine.status({}))).then(
    () => true,
    () => false,
  );
  return Promise.race([well, late]).finally(() => clearTimeout(timer));
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Bounds of the latency histograms, in seconds; Discord's own limit is 3. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

/** Figures for Prometheus, in a registry of their own. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'attache_requests_total',
      help: 'Requests by command, kind and outcome (answered, refused, limited, failed, late, undelivered)',
      labelNames: ['command', 'kind', 'outcome'],
      registers,
    }),
    first: new Histogram({
      name: 'attache_first_response_seconds',
      help: 'Time to the first response (deferral, form or suggestions)',
      labelNames: ['kind'],
      buckets: SECONDS,
      registers,
    }),
    whole: new Histogram({
      name: 'attache_request_seconds',
      help: 'Time to the final answer',
      labelNames: ['command'],
      buckets: SECONDS,
      registers,
    }),
    inFlight: new Gauge({ name: 'attache_requests_in_flight', help: 'Requests being worked on', registers }),
  };
}

import type { Engine } from './operations.ts';

/** Calls handed to the engine's thread at once: one being worked on, one ready for it. */
const AT_ONCE = 2;

/**
 * One engine with two ways in. What stands in the thread's own queue cannot be overtaken, so calls wait here instead
 * and are handed over two at a time: urgent ones first, each kind in the order it came. Suggestions, for which
 * Discord gives no "thinking …", stay quick however many questions are waiting.
 */
export function prioritised(engine: Engine & { urgent?: Engine }): { urgent: Engine; normal: Engine } {
  // A pool of processes keeps such a queue of its own, for all who call it.
  if (engine.urgent) return { urgent: engine.urgent, normal: engine };
  const waiting: { urgent: (() => void)[]; normal: (() => void)[] } = { urgent: [], normal: [] };
  let running = 0;
  const next = () => {
    while (running < AT_ONCE) {
      const start = waiting.urgent.shift() ?? waiting.normal.shift();
      if (!start) return;
      running++;
      start();
    }
  };
  const lane = (name: keyof typeof waiting): Engine => {
    const calls = Object.entries(engine).map(([operation, call]) => [
      operation,
      (input: never) =>
        new Promise((resolve, reject) => {
          const start = () => {
            // An engine that throws instead of rejecting must not stop the queue either.
            Promise.resolve()
              .then(() => (call as (input: never) => Promise<unknown>)(input))
              .then(resolve, reject)
              .finally(() => {
                running--;
                next();
              });
          };
          waiting[name].push(start);
          next();
        }),
    ]);
    return { ...Object.fromEntries(calls), refresh: engine.refresh, close: engine.close } as Engine;
  };
  return { urgent: lane('urgent'), normal: lane('normal') };
}

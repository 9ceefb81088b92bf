import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { addressOf } from '../postgres/address.ts';
import { DatabaseLost } from '../postgres/failures.ts';
import type { Row, Statement } from './steps.ts';

/** How long it is waited for an answer, ms: longer than a call of the engine may take. */
const PATIENCE_MS = 6_000;
const INT8 = 20;

/** Asks a database and stands still meanwhile: a thread of its own has the connection. */
export interface AtOnce {
  /** @throws DatabaseLost where no server answers; else what it said */
  ask(statement: Statement): Row[];
  close(): Promise<void>;
}

/**
 * The thread's program. It tries the servers one after another, and a statement once more where its connection was lost: it only
 * ever reads.
 */
const PROGRAM = `
const { workerData: { from, servers, port, flag, INT8 } } = require('node:worker_threads');
const pg = require('node:module').createRequire(from)('pg');
const parsed = (oid, format) => oid === INT8 ? Number : pg.types.getTypeParser(oid, format);
let client;
const connect = async () => {
  let last;
  for (const connectionString of servers) {
    const next = new pg.Client({ connectionString, connectionTimeoutMillis: 3000, application_name: 'attache', types: { getTypeParser: parsed } });
    next.on('error', () => { if (client === next) client = undefined; });
    try { await next.connect(); return next; } catch (error) { last = error; }
  }
  throw last;
};
const ask = async ({ text, parameters }) => {
  for (let tries = 1; ; tries++) {
    const mine = client ??= await connect();
    try { return await mine.query(text, parameters.map((one) => one instanceof Uint8Array ? Buffer.from(one) : one)); }
    catch (error) {
      if (error.severity || tries === 2) throw error;
      client = undefined;
      mine.end().catch(() => {});
    }
  }
};
port.on('message', async (statement) => {
  let answer;
  try { answer = { rows: (await ask(statement)).rows }; }
  catch (error) { answer = { said: String(error.message ?? error), lost: !error.severity }; }
  port.postMessage(answer);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
`;

/** @param url as `LIBRARY_URL` has it */
export function askAtOnce(url: string): AtOnce {
  const { servers, name } = addressOf(url);
  let started: { worker: Worker; port: MessageChannel['port1']; flag: Int32Array } | undefined;

  // Most questions never need it.
  const start = () => {
    const { port1, port2 } = new MessageChannel();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { from: import.meta.url, servers, port: port2, flag, INT8 };
    const worker = new Worker(PROGRAM, { eval: true, execArgv: [], workerData, transferList: [port2] });
    worker.unref();
    port1.unref();
    return { worker, port: port1, flag };
  };

  return {
    ask: (statement) => {
      started ??= start();
      const { worker, port, flag } = started;
      Atomics.store(flag, 0, 0);
      port.postMessage(statement);
      const heard = Atomics.wait(flag, 0, 0, PATIENCE_MS) !== 'timed-out' && receiveMessageOnPort(port);
      if (!heard) {
        // An answer that comes late would be taken for that of the next.
        void worker.terminate();
        started = undefined;
        throw new DatabaseLost(name, true, new Error('no answer'));
      }
      const { rows, said, lost } = heard.message as { rows?: Row[]; said?: string; lost?: boolean };
      if (rows) return rows.map(withBuffers);
      throw lost ? new DatabaseLost(name, true, new Error(said)) : new Error(said);
    },
    close: async () => {
      await started?.worker.terminate();
      started = undefined;
    },
  };
}

/** Buffers come out of a thread as plain bytes. */
function withBuffers(row: Row): Row {
  for (const [name, value] of Object.entries(row))
    if (value instanceof Uint8Array)
      row[name] = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return row;
}

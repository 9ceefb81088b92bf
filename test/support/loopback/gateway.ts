import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Frame {
  op: number;
  // biome-ignore lint/suspicious/noExplicitAny: gateway payloads.
  d?: any;
  s?: number;
  t?: string;
}

/** What the gateway has seen and can be told to do. */
export interface Gateway {
  identified: number;
  resumed: number;
  heartbeats: number;
  /** Sends an event to every session, now or when it resumes. */
  dispatch(type: string, data: unknown): void;
  /** Breaks every connection without a word. */
  drop(): void;
  /** Takes every session away: the bot must identify anew. */
  invalidate(): void;
  /** Intents asked for when identifying. */
  intents: number;
  close(): void;
}

const HEARTBEAT_MS = 400;

/** The part of Discord's gateway (v10) a bot needs: hello, identify, heartbeat, dispatch, resume, invalid session. */
export function startGateway(
  server: Server,
  ready: () => object,
  afterReady: () => [string, unknown][],
): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const open = new Set<WebSocket>();
  let session: { id: string; sequence: number; sent: Frame[]; valid: boolean } | undefined;
  let count = 0;
  const gateway: Gateway = {
    identified: 0,
    resumed: 0,
    heartbeats: 0,
    intents: 0,
    dispatch: (type, data) => {
      if (!session) throw new Error('no bot is connected');
      const frame = { op: 0, t: type, d: data, s: ++session.sequence };
      session.sent.push(frame);
      for (const socket of open) socket.send(JSON.stringify(frame));
    },
    drop: () => {
      for (const socket of open) socket.terminate();
      open.clear();
    },
    invalidate: () => {
      if (session) session.valid = false;
      for (const socket of open) socket.send(JSON.stringify({ op: 9, d: false }));
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };

  sockets.on('connection', (socket) => {
    const say = (frame: Frame) => socket.send(JSON.stringify(frame));
    socket.on('close', () => open.delete(socket));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      if (frame.op === 1) {
        gateway.heartbeats++;
        say({ op: 11 });
      } else if (frame.op === 2) {
        gateway.identified++;
        gateway.intents = frame.d.intents;
        session = { id: `session-${++count}`, sequence: 0, sent: [], valid: true };
        open.add(socket);
        const address = `ws://127.0.0.1:${(server.address() as { port: number }).port}/gateway`;
        gateway.dispatch('READY', { v: 10, session_id: session.id, resume_gateway_url: address, ...ready() });
        for (const [type, data] of afterReady()) gateway.dispatch(type, data);
      } else if (frame.op === 6) {
        if (!session?.valid || frame.d.session_id !== session.id) return say({ op: 9, d: false });
        gateway.resumed++;
        open.add(socket);
        for (const missed of session.sent.filter(({ s }) => s! > frame.d.seq)) say(missed);
        gateway.dispatch('RESUMED', {});
      }
    });
    say({ op: 10, d: { heartbeat_interval: HEARTBEAT_MS } });
  });
  return gateway;
}

import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Frame {
  op: number;
  // biome-ignore lint/suspicious/noExplicitAny: gateway payloads.
  d?: any;
  s?: number;
  t?: string;
}

interface Session {
  id: string;
  sequence: number;
  sent: Frame[];
  valid: boolean;
  shard: [number, number];
}

/** Whether an event concerns a shard: that of its server; what belongs to no server goes to the first. */
function isFor([shard, of]: [number, number], type: string, data: unknown): boolean {
  const { guild_id, id } = data as { guild_id?: string; id?: string };
  const guild = type.startsWith('GUILD_') ? id : guild_id;
  return Number((BigInt(guild ?? 0) >> 22n) % BigInt(of)) === shard;
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
  /** Closes every connection with a code of Discord's, such as 4004. */
  closeWith(code: number): void;
  /** Whoever connects is cut off at once. */
  hangsUp: boolean;
  /** Whoever identifies is turned away with this code. */
  refuses: number | null;
  /** Takes every session away: the bot must identify anew, or, where it is `resumable`, go on with it. */
  invalidate(resumable?: boolean): void;
  /** Intents asked for when identifying. */
  intents: number;
  /** `[shard, of]` of each session that identified. */
  shards: [number, number][];
  close(): void;
}

/** Short enough for a test to see some; long enough for a busy machine not to miss one. */
const HEARTBEAT_MS = 2_000;

/** The part of Discord's gateway (v10) a bot needs: hello, identify, heartbeat, dispatch, resume, invalid session. */
export function startGateway(
  server: Server,
  ready: (shard: [number, number]) => object,
  afterReady: () => [string, unknown][],
): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const open = new Map<WebSocket, Session>();
  const sessions = new Map<string, Session>();
  const sendTo = (session: Session, type: string, data: unknown) => {
    const frame = { op: 0, t: type, d: data, s: ++session.sequence };
    session.sent.push(frame);
    for (const [socket, of] of open) if (of === session) socket.send(JSON.stringify(frame));
  };
  const gateway: Gateway = {
    identified: 0,
    resumed: 0,
    heartbeats: 0,
    intents: 0,
    refuses: null,
    hangsUp: false,
    shards: [],
    dispatch: (type, data) => {
      const here = [...sessions.values()].filter(({ valid, shard }) => valid && isFor(shard, type, data));
      if (here.length === 0) throw new Error('no bot is connected');
      for (const session of here) sendTo(session, type, data);
    },
    drop: () => {
      for (const socket of open.keys()) socket.terminate();
      open.clear();
    },
    closeWith: (code) => {
      for (const session of sessions.values()) session.valid = false;
      for (const socket of open.keys()) socket.close(code);
    },
    invalidate: (resumable = false) => {
      if (!resumable) for (const session of sessions.values()) session.valid = false;
      for (const socket of open.keys()) socket.send(JSON.stringify({ op: 9, d: resumable }));
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };

  sockets.on('connection', (socket) => {
    if (gateway.hangsUp) return socket.terminate();
    const say = (frame: Frame) => socket.send(JSON.stringify(frame));
    socket.on('close', () => open.delete(socket));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      if (frame.op === 1) {
        gateway.heartbeats++;
        say({ op: 11 });
      } else if (frame.op === 2) {
        gateway.identified++;
        if (gateway.refuses !== null) return socket.close(gateway.refuses);
        gateway.intents = frame.d.intents;
        const shard = frame.d.shard ?? [0, 1];
        gateway.shards.push(shard);
        const session: Session = {
          id: `session-${sessions.size}`,
          sequence: 0,
          sent: [],
          valid: true,
          shard,
        };
        sessions.set(session.id, session);
        open.set(socket, session);
        const address = `ws://127.0.0.1:${(server.address() as { port: number }).port}/gateway`;
        sendTo(session, 'READY', {
          v: 10,
          session_id: session.id,
          resume_gateway_url: address,
          ...ready(shard),
        });
        for (const [type, data] of afterReady()) if (isFor(shard, type, data)) sendTo(session, type, data);
      } else if (frame.op === 6) {
        const session = sessions.get(frame.d.session_id);
        if (!session?.valid) return say({ op: 9, d: false });
        gateway.resumed++;
        open.set(socket, session);
        for (const missed of session.sent.filter(({ s }) => s! > frame.d.seq)) say(missed);
        sendTo(session, 'RESUMED', {});
      }
    });
    say({ op: 10, d: { heartbeat_interval: HEARTBEAT_MS } });
  });
  return gateway;
}

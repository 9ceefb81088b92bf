import { setTimeout as sleep } from 'node:timers/promises';
import { type APIGatewayBotInfo, type Client, Events, REST, Routes, Status } from 'discord.js';
import type { Config } from '../config.ts';
import type { Problem } from '../problem.ts';
import { lostForGood, problemOfClose, wrongToken } from './gateway-problems.ts';
import { makeRequest } from './requests.ts';

/** Waits between tries to reach Discord, ms: doubled each time, up to the most. */
export const BACKOFF = { first: 1_000, most: 60_000 };
/** How often it is looked whether the connection is up, ms. */
const LOOK = 15_000;
/** Minutes without a connection after which the process gives up where Discord itself answers. */
const LOST = 5;

export interface Patience {
  backoff?: typeof BACKOFF;
  look?: number;
  lost?: number;
  /** Where a line for whoever runs the bot goes. */
  tell?(line: string): void;
}

type Where = Pick<Config, 'token' | 'apiUrl' | 'messageContent'>;

export interface Connection {
  client: Client<true>;
  /** Resolves when Discord has ended the connection for good, with the reason. */
  failed: Promise<Problem>;
  /** Stops looking after it. */
  leave(): void;
}

/**
 * Waits until Discord can be logged in to. While it cannot be reached, is out of order or allows no login for now,
 * that is said once a reason and tried again.
 *
 * @throws Problem when the token is refused.
 */
export async function reachDiscord(config: Where, patience: Patience = {}): Promise<APIGatewayBotInfo> {
  const { backoff = BACKOFF, tell = console.error } = patience;
  let told = '';
  for (let pause = backoff.first; ; pause = Math.min(pause * 2, backoff.most)) {
    const found = await look(config);
    if ('info' in found && found.info.session_start_limit.remaining > 0) return found.info;
    const reason = 'info' in found ? noLogins(found.info.session_start_limit.reset_after) : found.reason;
    if (reason !== told) tell(reason);
    told = reason;
    await sleep(pause);
  }
}

const noLogins = (ms: number) =>
  `Discord: allows this bot no further login for now; it is tried again until it does, at ${new Date(Date.now() + ms).toISOString().slice(0, 16)}Z at the latest`;

async function look({ apiUrl, token }: Where): Promise<{ info: APIGatewayBotInfo } | { reason: string }> {
  const rest = new REST({ api: apiUrl, makeRequest, retries: 1 }).setToken(token ?? '');
  try {
    return { info: (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo };
  } catch (thrown) {
    const { status } = Object(thrown) as { status?: number };
    if (status === 401) throw wrongToken(thrown);
    return {
      reason: status
        ? `Discord: is out of order (it answers ${status}); it is tried again until it works`
        : `Discord: cannot be reached at ${new URL(apiUrl).host}; check the network, it is tried again until it works`,
    };
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

/**
 * Logs in, however long it takes, and waits until Discord says that everything is there; then looks after the
 * connection.
 *
 * @param open makes a client that listens: a login that failed has used up its own
 * @throws Problem when Discord refuses the token, the intents or the number of shards.
 */
export async function connect(
  config: Where,
  open: () => Client,
  patience: Patience = {},
): Promise<Connection> {
  const { backoff = BACKOFF, tell = console.error } = patience;
  for (let pause = backoff.first; ; pause = Math.min(pause * 2, backoff.most)) {
    await reachDiscord(config, patience);
    const client = open();
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    const refused = refusal(client, config);
    try {
      const loggedIn = client.login(config.token).then(() => ready);
      const first = await Promise.race([loggedIn, refused]);
      if ('next' in first) throw first;
      return lookAfter(first, refused, config, patience);
    } catch (thrown) {
      await client.destroy();
      const problem = await Promise.race([refused, sleep(0)]);
      if (problem) throw problem;
      if ((thrown as { code?: string }).code === 'TokenInvalid') throw wrongToken(thrown);
      tell(`Discord: the login failed (${(thrown as Error).message}); it is tried again`);
      await sleep(pause);
    }
  }
}

/** Whether every shard of this process has its connection: `isReady` of discord.js stays true when one is lost. */
export function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
}

/** Resolves when Discord closes the connection for good. */
function refusal(client: Client, config: Where): Promise<Problem> {
  return new Promise((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      const problem = problemOfClose(code, config);
      if (problem) resolve(problem);
    });
  });
}

function lookAfter(
  client: Client<true>,
  refused: Promise<Problem>,
  config: Where,
  { look: every = LOOK, lost = LOST * 60_000, tell = console.error }: Patience,
): Connection {
  let since: number | undefined;
  let told = false;
  let fail = (_: Problem) => {};
  const given = new Promise<Problem>((resolve) => {
    fail = resolve;
  });
  const timer = setInterval(async () => {
    if (isConnected(client)) {
      since = undefined;
      told = false;
      return;
    }
    since ??= Date.now();
    if (Date.now() - since < lost) return;
    try {
      const found = await look(config);
      if ('info' in found) fail(lostForGood(Math.max(1, Math.round(lost / 60_000))));
      else if (!told) tell(found.reason);
      told = true;
    } catch (problem) {
      fail(problem as Problem);
    }
  }, every);
  return { client, failed: Promise.race([refused, given]), leave: () => clearInterval(timer) };
}

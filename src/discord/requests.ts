import { setTimeout as wait } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];

/** Waits before a request that met a broken connection is made again, ms. */
const AGAIN = [200, 800, 2_000];

/** Name of the error for a connection that broke: whether the request arrived, nobody knows. */
export const CUT = 'ConnectionCut';

/**
 * One request to Discord, as bytes, and again where the connection broke and a second time does no harm.
 *
 * Which is so for everything but a message sent without a nonce: nobody can know whether that arrived before the
 * connection was cut, and the same answer twice is worse than an error.
 *
 * @throws what the HTTP client throws, under a name discord.js does not take for a reason to send it again
 */
export const makeRequest: MakeRequest = async (url, given) => {
  const init = await asBytes(given);
  for (const pause of [...AGAIN, null]) {
    try {
      return await DefaultRestOptions.makeRequest(url, init);
    } catch (thrown) {
      if ((thrown as Error).name === 'AbortError' && init.signal?.aborted) throw thrown;
      if (pause === null || !isRepeatable(url, init)) throw cut(thrown);
      await wait(pause);
    }
  }
  throw new Error('unreachable');
};

/** Whether Discord does the same however often it is asked: it answers a second acknowledgement with 40060, and knows a nonce. */
export function isRepeatable(url: string, { method = 'GET', body }: Pick<Init, 'method' | 'body'>): boolean {
  if (method !== 'POST') return true;
  if (/\/interactions\/\d+\/[^/]+\/callback/.test(url)) return true;
  if (/\/threads(?:\?|$)|\/typing$/.test(url)) return true;
  const text =
    typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : '';
  return text.includes('"enforce_nonce":true');
}

function cut(thrown: unknown): Error {
  const { code } = Object(thrown) as { code?: unknown };
  const why = [code, (thrown as Error).message].filter(Boolean).join(', ').replaceAll('ECONNRESET', 'reset');
  return Object.assign(new Error(`the connection to Discord broke (${why})`), { name: CUT });
}

/**
 * Sends files as bytes rather than as a form. discord.js's HTTP client (undici 6) shares its global dispatcher with
 * whichever other undici is loaded first, here cheerio's (undici 7), and that one does not know Node's own FormData:
 * every message with a file would fail with "action is not a function".
 */
async function asBytes(init: Init): Promise<Init> {
  const { body } = init;
  if (!(body instanceof FormData)) return init;
  const form = new Response(body);
  const headers = {
    ...(init.headers as Record<string, string>),
    'content-type': form.headers.get('content-type') ?? '',
  };
  return { ...init, headers, body: new Uint8Array(await form.arrayBuffer()) };
}

import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as plain,
  type RequestOptions,
} from 'node:http';
import { request as secure } from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Refusal, refusal } from '../refusal.ts';
import { pinned } from './public-address.ts';

/** What a link may cost: bytes, time for all of it in ms, redirects. */
export const FETCH = { bytes: 20 * 1024 * 1024, ms: 20_000, redirects: 5 } as const;

/** What web servers are told; the first word is the name that robots.txt may speak of. */
export const USER_AGENT = 'Attache (document library)';

export interface Fetched {
  bytes: Buffer;
  /** Without parameters, lower case. */
  type: string;
  /** Where it came from in the end. */
  url: URL;
  /** Name the server gives the file. */
  name: string | null;
}

interface Options {
  /** What may be connected to, by address, port and the name asked for; `isPublic` in earnest. */
  allowed: (address: string, port: number, host: string) => boolean;
  bytes?: number;
  ms?: number;
}

const UNPACKED_AT_ONCE = 64 * 1024;

export interface RequestLimits extends Options {
  headers?: Record<string, string>;
}

const failed = (why: [en: string, ko: string], cause?: unknown) =>
  Object.assign(
    refusal(
      [`The link could not be read: ${why[0]}`, 'Check it in a browser, or upload the file instead'],
      [`링크를 읽을 수 없습니다: ${why[1]}`, '브라우저에서 확인하시거나 파일을 직접 올려 주십시오'],
    ),
    { cause },
  );

/**
 * Fetches a link that somebody gave: only http and https on their own ports, never from an address that is not
 * public (checked again after every redirect), and never more than the limits.
 *
 * @throws Refusal saying why it was not read.
 */
export async function fetchLink(link: string, options: Options): Promise<Fetched> {
  const { status, headers, bytes, url } = await request(link, options);
  if (status !== 200) throw failed([`the server answers ${status}`, `서버 응답 ${status}`]);
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return { bytes, type, url, name: fileName(headers['content-disposition']) };
}

/** What a server answered in the end, whatever its status. */
export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  /** Without any transfer encoding; empty unless the status is 200. */
  bytes: Buffer;
  /** Where it came from in the end. */
  url: URL;
  /** Every redirect on the way said that it is for good (301, 308). */
  moved: boolean;
}

/**
 * One GET with its redirects, under the same guard and limits as `fetchLink`. An answer other than 200 is no error
 * here: whoever asks knows what 304 or 410 means.
 *
 * @param options.headers further request headers, sent to the first host only: a redirect elsewhere gets none of them
 * @throws Refusal when there is no answer, or it is too slow, too large, or not public.
 */
export async function request(link: string, options: RequestLimits): Promise<Answered> {
  const { allowed, bytes = FETCH.bytes, ms = FETCH.ms, headers = {} } = options;
  const signal = AbortSignal.timeout(ms);
  let url = parsed(link);
  const { host } = url;
  let moved = true;
  for (let redirects = 0; redirects <= FETCH.redirects; redirects++) {
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const here = url.hostname;
    const pin = await pinned(here, port, (address, at) => allowed(address, at, here));
    const sent = url.host === host ? headers : {};
    const response = await connect(url, pin, signal, sent).catch((cause) => {
      throw signal.aborted ? late(cause) : failed(['no answer', '응답이 없습니다'], cause);
    });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status >= 300 && status < 400 && status !== 304 && location) {
      response.destroy();
      if (status !== 301 && status !== 308) moved = false;
      if (!URL.canParse(location, url))
        throw failed(['it redirects to nowhere', '잘못된 주소로 리디렉션됩니다']);
      url = parsed(new URL(location, url).href);
      continue;
    }
    const answer = { status, headers: response.headers, url, moved: moved && redirects > 0 };
    if (status !== 200) {
      response.destroy();
      return { ...answer, bytes: Buffer.alloc(0) };
    }
    const body = await read(response, bytes).catch((cause) => {
      if (cause instanceof Refusal) throw cause;
      throw signal.aborted ? late(cause) : failed(['it breaks off', '전송이 중간에 끊겼습니다'], cause);
    });
    return { ...answer, bytes: body };
  }
  throw failed(['too many redirects', '리디렉션이 너무 많습니다']);
}

const late = (cause: unknown) => failed(['it takes too long', '시간이 너무 오래 걸립니다'], cause);

function parsed(link: string): URL {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw failed(['it is no http or https address', 'http 또는 https 주소가 아닙니다']);
  return url;
}

function connect(
  url: URL,
  pin: { address: string; family: number },
  signal: AbortSignal,
  headers: Record<string, string>,
): Promise<IncomingMessage> {
  const options: RequestOptions = {
    signal,
    agent: false,
    headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'identity', ...headers },
    lookup: (_host, wanted, done) => {
      if (wanted.all) (done as (error: null, found: object[]) => void)(null, [pin]);
      else done(null, pin.address, pin.family);
    },
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain;
    send(url, options, resolve).once('error', reject).end();
  });
}

/** Some servers pack what they send though they were asked not to. */
function unpacked(response: IncomingMessage, limit: number): AsyncIterable<Buffer> {
  const packing = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
  const open = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[packing];
  if (!open) return response;
  const plain = open({ chunkSize: Math.min(limit, UNPACKED_AT_ONCE) });
  response.once('error', (error) => plain.destroy(error));
  return response.pipe(plain);
}

async function read(response: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(response, limit)) {
    size += chunk.length;
    if (size > limit) {
      response.destroy();
      const megabytes = Math.floor(limit / 1024 / 1024);
      throw failed([`it is larger than ${megabytes} MB`, `${megabytes} MB보다 큽니다`]);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function fileName(disposition: string | undefined): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (extended) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return null;
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? null;
}

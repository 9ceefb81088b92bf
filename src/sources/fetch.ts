import { type IncomingMessage, request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { refusal } from '../refusal.ts';
import { type Allowed, pinned } from './public-address.ts';

/** What a link may cost: bytes, time for all of it in ms, redirects. */
export const FETCH = { bytes: 20 * 1024 * 1024, ms: 20_000, redirects: 5 } as const;

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
  /** What may be connected to; `isPublic` in earnest. */
  allowed: Allowed;
  bytes?: number;
  ms?: number;
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
export async function fetchLink(
  link: string,
  { allowed, bytes = FETCH.bytes, ms = FETCH.ms }: Options,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(ms);
  let url = parsed(link);
  for (let redirects = 0; redirects <= FETCH.redirects; redirects++) {
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const pin = await pinned(url.hostname, port, allowed);
    const response = await connect(url, pin, signal).catch((cause) => {
      throw signal.aborted ? late(cause) : failed(['no answer', '응답이 없습니다'], cause);
    });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status >= 300 && status < 400 && location) {
      response.destroy();
      url = parsed(new URL(location, url).href);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw failed([`the server answers ${status}`, `서버 응답 ${status}`]);
    }
    const body = await read(response, bytes).catch((cause) => {
      throw signal.aborted ? late(cause) : cause;
    });
    const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { bytes: body, type, url, name: fileName(response.headers['content-disposition']) };
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
): Promise<IncomingMessage> {
  const options: RequestOptions = {
    signal,
    agent: false,
    headers: { 'user-agent': 'Attache (document library)', 'accept-encoding': 'identity' },
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

async function read(response: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
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

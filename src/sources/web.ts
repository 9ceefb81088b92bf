import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import robots from 'robots-parser';
import { Refusal, refusal } from '../refusal.ts';
import { type Answered, request, USER_AGENT } from './fetch.ts';
import { isPublic } from './public-address.ts';
import type { WebSource } from './settings.ts';

/** A server that asks to be left alone for longer than this ends the refresh; ms. */
const LONGEST_WAIT = 10_000;
/** A pause that robots.txt asks for is kept up to this; ms. */
const LONGEST_DELAY = 30_000;
const ROBOTS_BYTES = 512 * 1024;
/** Its types say it is a module where it is a function. */
const rulesFrom = robots as unknown as (
  url: string,
  text: string,
) => {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
};
const AGENT = USER_AGENT.split(' ')[0]!;

/** The server says when it may be asked again. */
export class Later extends Refusal {
  constructor(
    status: number,
    host: string,
    /** ms. */
    readonly wait: number | null,
  ) {
    super({
      en: { what: `${host} asks to be left alone for now (${status})`, next: 'It is tried again later' },
      ko: { what: `${host}에서 잠시 뒤에 다시 요청하라고 합니다(${status})`, next: '나중에 다시 시도합니다' },
    });
  }
}

export type Got =
  | { kind: 'new'; bytes: Buffer; headers: IncomingHttpHeaders; url: URL }
  | { kind: 'same' }
  /** `sure`: the server says for good (410). */
  | { kind: 'gone'; sure: boolean };

/** What a server gave to recognise a version by. */
export interface Validators {
  etag: string | null;
  modified: string | null;
}

export interface Web {
  /**
   * One page or file, unless it is what is there already.
   *
   * @param options.robots whether robots.txt is asked; not for an address the operator wrote as a feed
   * @throws Refusal when it cannot be had now; `Later` when the server wants to be asked later.
   */
  get(
    link: string,
    options?: { known?: Validators | undefined; robots?: boolean; bytes?: number },
  ): Promise<Got>;
  /** Whether robots.txt lets this be read. */
  mayRead(link: string): Promise<boolean>;
}

export interface WebOptions {
  source: WebSource;
  /** Value of the environment variable that the source names. */
  token: string | undefined;
  signal?: AbortSignal | undefined;
  ms?: number | undefined;
}

/**
 * The web as one source may use it: one request at a time, with a pause between two to the same host, robots.txt kept,
 * behind the guard of `fetch.ts`. In a private network only the hosts that the source itself names are reached.
 */
export function openWeb({ source, token, signal, ms }: WebOptions): Web {
  const own = new Set(addressesOf(source).map((link) => new URL(link).hostname));
  const origins = new Set(addressesOf(source).map((link) => new URL(link).origin));
  const allowed = (address: string, port: number, host: string): boolean =>
    (source.network === 'private' && own.has(host)) || isPublic(address, port);
  const asked = new Map<string, number>();
  const rulesOf = new Map<string, Promise<ReturnType<typeof rulesFrom>>>();

  const once = async (link: string, headers: Record<string, string>, bytes?: number): Promise<Answered> => {
    const { host, origin } = new URL(link);
    const wait = Math.max(source.delay, delays.get(origin) ?? 0) - (Date.now() - (asked.get(host) ?? 0));
    if (asked.has(host) && wait > 0) await pause(wait, undefined, { signal });
    signal?.throwIfAborted();
    asked.set(host, Date.now());
    const secret: Record<string, string> =
      token && origins.has(origin) ? { authorization: `Bearer ${token}` } : {};
    return request(link, {
      allowed,
      headers: { ...headers, ...secret },
      ...(bytes !== undefined && { bytes }),
      ...(ms !== undefined && { ms }),
    });
  };
  const delays = new Map<string, number>();

  const readRobots = async (origin: string) => {
    const link = `${origin}/robots.txt`;
    const { status, bytes } = await once(link, {}, ROBOTS_BYTES);
    if (status >= 500 || status === 429) throw unsure(origin, status);
    const rules = rulesFrom(link, status === 200 ? bytes.toString('utf8') : '');
    const delay = (rules.getCrawlDelay(AGENT) ?? 0) * 1_000;
    delays.set(origin, Math.min(delay, LONGEST_DELAY));
    return rules;
  };
  const mayRead = async (link: string): Promise<boolean> => {
    const { origin } = new URL(link);
    const rules = rulesOf.get(origin) ?? readRobots(origin);
    rulesOf.set(origin, rules);
    return (await rules).isAllowed(link, AGENT) !== false;
  };

  const get: Web['get'] = async (link, { known, robots: ask = true, bytes } = {}) => {
    if (ask && !(await mayRead(link))) throw forbidden(link);
    const headers = {
      ...(known?.etag && { 'if-none-match': known.etag }),
      ...(known?.modified && { 'if-modified-since': known.modified }),
    };
    let answer = await once(link, headers, bytes);
    const wait = waitOf(answer);
    if (isBusy(answer) && wait !== null && wait <= LONGEST_WAIT) {
      await pause(wait, undefined, { signal });
      answer = await once(link, headers, bytes);
    }
    const { status, url } = answer;
    if (status === 304) return { kind: 'same' };
    if (status === 404 || status === 410) return { kind: 'gone', sure: status === 410 };
    if (isBusy(answer)) throw new Later(status, url.host, waitOf(answer));
    if (status !== 200) throw answered(link, status);
    if (ask && url.href !== link && !(await mayRead(url.href))) throw forbidden(url.href);
    return { kind: 'new', bytes: answer.bytes, headers: answer.headers, url };
  };
  return { get, mayRead };
}

function addressesOf(source: WebSource): string[] {
  if (source.kind === 'pages') return source.pages;
  if (source.kind === 'feed') return [source.feed];
  return [source.kind === 'site' ? source.site : source.sitemap];
}

const isBusy = ({ status }: Answered): boolean => status === 429 || status === 503;

/** `Retry-After`: seconds or a date (RFC 9110, 10.2.3); ms. */
function waitOf({ headers }: Answered): number | null {
  const said = headers['retry-after'];
  if (!said) return null;
  if (/^\d{1,8}$/.test(said)) return Number(said) * 1_000;
  const at = Date.parse(said);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

const answered = (link: string, status: number) =>
  refusal(
    [`${link} answers ${status}`, 'Open it in a browser; it is tried again later'],
    [`${link}의 응답은 ${status}입니다`, '브라우저에서 확인해 주십시오. 나중에 다시 시도합니다'],
  );

const forbidden = (link: string) =>
  refusal(
    [`robots.txt does not allow ${link}`, 'Ask whoever runs the site, or take it out of the list'],
    [`robots.txt에서 ${link}을(를) 허용하지 않습니다`, '사이트 관리자에게 문의하거나 목록에서 빼 주십시오'],
  );

const unsure = (origin: string, status: number) =>
  refusal(
    [`${origin}/robots.txt answers ${status}, so nothing there may be read`, 'It is tried again later'],
    [`${origin}/robots.txt의 응답이 ${status}이어서 아무것도 읽을 수 없습니다`, '나중에 다시 시도합니다'],
  );

import type { IncomingMessage, ServerResponse } from 'node:http';

/** The page is for this machine only. */
export const LOOPBACK = '127.0.0.1';

/** Nothing but the page's own files: no inline script, no other host, no frame around it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export function protect(response: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

/**
 * Why a request is turned away, or null. A page of another site must neither read nor press anything here: a Host
 * other than ours is a rebound name (DNS rebinding), an Origin other than ours is a page of someone else's.
 */
export function refused(request: IncomingMessage, port: number): string | null {
  const hosts = [`${LOOPBACK}:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (!host || !hosts.includes(host)) return 'this page answers on its own address only';
  const site = request.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (request.method === 'GET' || request.method === 'HEAD') {
    // A link may lead to the page itself; what lies behind it is for the page alone.
    return foreign && request.url?.startsWith('/api/') ? 'only its own page may ask this' : null;
  }
  if (origin !== `http://${host}` || foreign) return 'only its own page may send this';
  return null;
}

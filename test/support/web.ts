import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a page answers: text, bytes with headers, or whatever a function does. */
export type Page =
  | string
  | { status?: number; headers?: Record<string, string>; body?: string | Buffer }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web server on this machine that a test changes as it goes on. */
export async function openSite(pages: Record<string, Page> = {}) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? ''];
    if (typeof page === 'function') return page(request, response);
    if (page === undefined) {
      response.writeHead(404).end();
      return undefined;
    }
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : page;
    const etag = headers.etag;
    if (etag && request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return undefined;
    }
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { pages, asked, at: `http://127.0.0.1:${port}`, port };
}

/** An article long enough to be one. */
export const article = (title: string, text: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${text}</p>${Array.from(
    { length: 12 },
    (_, i) =>
      `<p>Paragraph ${i + 1} of ${title} tells what the committee discussed at length, with names, figures and places.</p>`,
  ).join('')}</article></body></html>`;

export interface Release {
  id: string;
  title: string;
  day: string;
  link?: string;
  text?: string;
}

/** An RSS feed. */
export const rss = (releases: readonly Release[]): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Releases</title><link>http://localhost/</link>${releases
    .map(
      ({ id, title, day, link, text = '' }) =>
        `<item><guid isPermaLink="false">${id}</guid><title>${title}</title>${link ? `<link>${link}</link>` : ''}<pubDate>${new Date(`${day}T09:00:00Z`).toUTCString()}</pubDate><description><![CDATA[${text}]]></description></item>`,
    )
    .join('')}</channel></rss>`;

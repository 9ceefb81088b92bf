import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultsOf } from './schema.ts';

/** One call the bot made. */
export interface Call {
  method: string;
  /** Without `/api/v10`, decoded. */
  path: string;
  query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: JSON bodies; tests look into them.
  body: any;
  files: { name: string; text: string }[];
  /** The token it came with, if any. */
  token: string | null;
}

/** What Discord answers: a status and, except for 204, a JSON body. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Discord's error bodies. */
export const refused = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message },
});

export async function readCall(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const base = {
    method: (request.method ?? 'GET').toLowerCase(),
    path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ''),
    query: url.searchParams,
    files: [] as Call['files'],
    token: request.headers.authorization?.replace(/^Bot /, '') ?? null,
  };
  if (!type.startsWith('multipart/'))
    return { ...base, body: raw.length > 0 ? JSON.parse(raw.toString()) : undefined };
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const files: Call['files'] = [];
  for (const [, value] of form)
    if (typeof value !== 'string') files.push({ name: value.name, text: await value.text() });
  return { ...base, body: JSON.parse(String(form.get('payload_json') ?? '{}')), files };
}

/** What is wrong with a body by Discord's own description, for calls that carry one. */
export function contractFaults({ method, path, body }: Call): string[] {
  if (body === undefined || method === 'get') return [];
  return faultsOf(method, path, body);
}

export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status === 204 || body === undefined) {
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import { Problem } from '../problem.ts';
import type { Question } from '../query/types.ts';
import { addSource } from '../sources/add.ts';
import { KINDS } from '../sources/settings.ts';
import { bodyOf, jsonOf, Unserved } from './body.ts';
import { incomingOf, snowflake } from './incoming.ts';
import { answerMention } from './mention.ts';
import { gapsFor, leftOutOf, rankingOf, statusOf } from './panel.ts';
import type { Posts } from './posts.ts';
import { call } from './protocol.ts';
import { callResponder, lines, mentionResponder } from './responder.ts';
import { MAX_UPLOAD, type UploadStore } from './uploads.ts';
import { examplesFor, worldOf } from './world.ts';

/** A call is a few texts of 4,000 characters at most. */
const MAX_CALL = 256 * 1024;

export interface Served {
  router: Router;
  app: App;
  uploads: UploadStore;
  posts: Posts;
  lastQuestion: () => Question | null;
}

type Route = (
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<unknown>;

const locale = z.enum(['en', 'ko']).catch('en');

/** By method and path. What a route returns is sent as JSON; undefined: it has answered by itself. */
export const routes: Record<string, Route> = {
  'GET /api/world': async ({ router, app }) => worldOf(router, app),
  'GET /api/examples': async ({ app }, _request, _response, url) =>
    examplesFor(app, url.searchParams.get('channel') ?? '', locale.parse(url.searchParams.get('locale'))),
  'GET /api/status': async ({ app, router }) => statusOf(app, router),
  'GET /api/gaps': async ({ app }, _request, _response, url) => gapsFor(app, url.searchParams.get('guild')),
  'GET /api/ranking': async ({ app, lastQuestion }) => rankingOf(app, lastQuestion()),
  'GET /api/left-out': async ({ app, lastQuestion }) => leftOutOf(app, lastQuestion()),
  'GET /api/posts': async ({ posts }, _request, response) => posts.follow(response),
  'POST /api/uploads': keepUpload,
  'POST /api/sources': keepSource,
  'POST /api/calls': answerCall,
};

async function keepUpload(
  { uploads }: Served,
  request: IncomingMessage,
  _response: ServerResponse,
  url: URL,
) {
  const name = url.searchParams.get('name')?.slice(0, 200).replace(/[\\/]/g, '_');
  if (!name) throw new Unserved(400, 'the name is missing');
  const { id, size } = uploads.keep(
    name,
    request.headers['content-type'] ?? null,
    await bodyOf(request, MAX_UPLOAD),
  );
  return { id, name, size };
}

const newSource = z.strictObject({
  name: z.string().trim().min(1).max(60),
  kind: z.enum(KINDS),
  address: z.string().trim().min(1).max(2_000),
  collection: z.string().max(60).nullable(),
});

/** What the page adds is refreshed by the command that the page sends after it. */
async function keepSource({ app }: Served, request: IncomingMessage) {
  const source = checked(newSource, await jsonOf(request, MAX_CALL));
  try {
    addSource(app.corpusDir, source);
  } catch (error) {
    if (error instanceof Problem) throw new Unserved(400, error.message);
    throw error;
  }
  return { name: source.name };
}

async function answerCall(
  { router, app, uploads }: Served,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const asked = checked(call, await jsonOf(request, MAX_CALL));
  response.writeHead(200, {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  });
  const incoming = incomingOf(asked, uploads, app.now());
  const write = lines(response);
  const newId = () => snowflake(app.now());
  if (asked.kind === 'message') {
    const id = newId();
    await answerMention(incoming, { app, router }, (thread) => mentionResponder(write, id, thread), id);
  } else await router.handle(incoming, callResponder(write, newId));
  response.end();
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  throw new Unserved(400, z.prettifyError(found.error));
}

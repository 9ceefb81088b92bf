import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../src/problem.ts';

export interface Progress {
  file: string;
  /** Bytes that have arrived, those of an earlier, interrupted attempt included. */
  loaded: number;
  /** Bytes in all; undefined when the hub does not say. */
  total: number | undefined;
}

interface Place {
  cacheDir: string;
  hubUrl: string;
  onProgress?: (progress: Progress) => void;
}

/** What the hub says of a file before it is fetched. */
interface Announced {
  url: string;
  size: number | undefined;
  /** SHA-256 of a large file, git blob SHA-1 of a small one; undefined when the hub gives neither. */
  checksum: string | undefined;
}

const WAY_OUT =
  'set MODEL_HUB_URL to a mirror you can reach, or leave EMBEDDING_MODEL empty to use the encoder that is shipped';
const SILENT_MS = 30_000;
const REDIRECTS = 5;

/**
 * Brings the files of a hub model into `cacheDir/model/` and returns that folder. A file that is there is not fetched
 * again. A file is written beside its place, checked against the size and checksum the hub announced
 * (`x-linked-etag`: SHA-256; `etag`: git blob id), and only then moved in; an interrupted download goes on where it
 * stopped.
 *
 * @throws Problem for an unreachable hub, an unknown model, and a file that is not what the hub announced.
 */
export async function download(model: string, files: readonly string[], place: Place): Promise<string> {
  const folder = join(place.cacheDir, model);
  for (const file of files) {
    const target = join(folder, file);
    if (existsSync(target)) continue;
    await mkdir(dirname(target), { recursive: true });
    const url = `${place.hubUrl.replace(/(?<!\/)\/+$/, '')}/${model}/resolve/main/${file}`;
    await fetchFile(model, file, url, target, place.onProgress);
  }
  return folder;
}

async function fetchFile(
  model: string,
  file: string,
  url: string,
  target: string,
  onProgress: Place['onProgress'],
): Promise<void> {
  const part = `${target}.part`;
  const announced = await announce(model, url);
  let loaded = existsSync(part) ? (await stat(part)).size : 0;
  if (announced.size !== undefined && loaded > announced.size) loaded = 0;
  if (announced.size === undefined || loaded < announced.size) {
    const response = await ask(model, announced.url, {
      headers: { 'accept-encoding': 'identity', ...(loaded > 0 && { range: `bytes=${loaded}-` }) },
    });
    if (!response.ok || !response.body) throw refused(model, url, response.status);
    if (response.status !== 206) loaded = 0;
    const report = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        loaded += chunk.length;
        onProgress?.({ file, loaded, total: announced.size });
        yield chunk;
      }
    };
    const sink = createWriteStream(part, { flags: loaded > 0 ? 'a' : 'w' });
    await pipeline(Readable.fromWeb(response.body as never), report, sink).catch((cause) => {
      throw new Problem(
        model,
        `the download of ${file} broke off`,
        'start again; it goes on where it stopped',
        {
          cause,
        },
      );
    });
  }
  await check(model, file, part, announced);
  await rename(part, target);
}

/** Asks for the headers of `url`, following redirects by hand: the checksum stands on the first answer, not the last. */
async function announce(model: string, url: string): Promise<Announced> {
  const announced: Announced = { url, size: undefined, checksum: undefined };
  for (let hop = 0; hop < REDIRECTS; hop++) {
    const { status, headers } = await ask(model, announced.url, {
      method: 'HEAD',
      redirect: 'manual',
      headers: { 'accept-encoding': 'identity' },
    });
    const etag = (headers.get('x-linked-etag') ?? headers.get('etag'))?.replace(/^W\/|"/g, '');
    if (etag && /^([0-9a-f]{64}|[0-9a-f]{40})$/.test(etag)) announced.checksum ??= etag;
    const location = headers.get('location');
    const size = headers.get('x-linked-size') ?? (location ? null : headers.get('content-length'));
    if (size !== null) announced.size ??= Number(size);
    if (status < 300 || status >= 400 || !location) {
      if (status >= 400) throw refused(model, url, status);
      return announced;
    }
    announced.url = new URL(location, announced.url).href;
  }
  throw new Problem('the model hub', `${url} leads from one address to the next`, WAY_OUT);
}

async function ask(model: string, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      signal: init.method === 'HEAD' ? AbortSignal.timeout(SILENT_MS) : null,
    });
  } catch (cause) {
    throw new Problem(model, `the model hub cannot be reached at ${new URL(url).origin}`, WAY_OUT, { cause });
  }
}

function refused(model: string, url: string, status: number): Problem {
  const what =
    status === 404 || status === 401 ? 'the model hub has no' : `the model hub answered ${status} for`;
  return new Problem(model, `${what} ${url}`, `check the name; ${WAY_OUT}`);
}

async function check(model: string, file: string, path: string, announced: Announced): Promise<void> {
  const { size } = await stat(path);
  const isBlob = announced.checksum?.length === 40;
  const hash = createHash(isBlob ? 'sha1' : 'sha256');
  if (isBlob) hash.update(`blob ${size}\0`);
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const sizeIsRight = announced.size === undefined || announced.size === size;
  const sumIsRight = announced.checksum === undefined || announced.checksum === hash.digest('hex');
  if (sizeIsRight && sumIsRight) return;
  await rm(path);
  throw new Problem(
    model,
    `${file} arrived damaged: its ${sizeIsRight ? 'checksum' : 'size'} is not the one the hub announced`,
    'start again; should it happen again, the mirror in between changes files',
  );
}

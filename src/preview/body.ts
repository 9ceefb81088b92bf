import type { IncomingMessage } from 'node:http';

/** A request that cannot be served, with the HTTP status that says so. */
export class Unserved extends Error {
  override readonly name = 'Unserved';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** @throws Unserved (413) when it is longer than `limit` bytes. */
export async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same: a browser shows an answer only after it has sent everything.
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new Unserved(413, `larger than ${Math.floor(limit / 1024 / 1024)} MB`);
  return Buffer.concat(chunks);
}

/** @throws Unserved (400, 413) when it is no JSON or too long. */
export async function jsonOf(request: IncomingMessage, limit: number): Promise<unknown> {
  try {
    return JSON.parse((await bodyOf(request, limit)).toString('utf8'));
  } catch (error) {
    if (error instanceof Unserved) throw error;
    throw new Unserved(400, 'not JSON');
  }
}

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGE = new URL('./page/', import.meta.url);

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface StaticFile {
  type: string;
  body: Buffer;
}

/** A file of the page, read anew each time so that a change shows on reload; null when there is none of that name. */
export async function staticFile(path: string): Promise<StaticFile | null> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = TYPES[extname(name)];
  if (!type || !/^[\w-]+(\/[\w-]+)*\.\w+$/.test(name)) return null;
  try {
    return { type, body: await readFile(fileURLToPath(new URL(name, PAGE))) };
  } catch {
    return null;
  }
}

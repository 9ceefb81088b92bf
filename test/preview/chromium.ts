import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Enough for a page on loopback: no sandbox (containers), no graphics, and no calls home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of this machine: CHROMIUM_PATH, or the first of the usual names on the PATH. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const usual = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(given ? [given] : []), ...usual].find((path) => existsSync(path));
}

/** As above; without one it says so in one line, and tests leave it at that. */
export function chromiumOrSkip(): string | undefined {
  const path = findChromium();
  if (!path)
    console.warn('SKIPPED: page tests, no Chromium found (apt install chromium, or set CHROMIUM_PATH)');
  return path;
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

/** For one test and one hook, in ms: what a browser takes depends on what else the machine does. */
export const UNHURRIED = { testTimeout: 180_000, hookTimeout: 240_000 };

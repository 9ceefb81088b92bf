import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Patience with one answer on a busy machine, in ms. */
export const PATIENCE = 45_000;

export interface Visitor {
  page: Page;
  /** What the console said that it should not have, and requests to anywhere else. */
  faults: string[];
  /** Messages of the channel, the last one below. */
  messages: Locator;
  last: Locator;
  write(text: string): Promise<void>;
  /** Types a command with its first option and sends it. */
  command(text: string): Promise<void>;
  /** Waits until the last message has been answered and holds the text. */
  says(text: string | RegExp): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  close(): Promise<void>;
}

/** Somebody who comes to the page for the first time. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1200, height: 850 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') faults.push(said.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith('blob:')) faults.push(`asked for ${url}`);
  });
  await page.goto(address);
  await page.waitForSelector('html[data-ready]');
  const messages = page.getByRole('log').getByRole('article');
  const last = messages.last();
  const write = async (text: string) => {
    await page.getByRole('textbox', { name: /^(Message or command|메시지 또는 명령)$/ }).fill(text);
  };
  return {
    page,
    faults,
    messages,
    last,
    write,
    async command(text) {
      await write(text);
      await page.getByRole('button', { name: /^(Send|보내기)$/ }).click();
    },
    async says(text) {
      await last.filter({ hasText: text }).locator('[aria-busy=false]').waitFor();
    },
    async press(name) {
      // Of several, that of the first quote.
      await last.getByRole('button', { name }).first().click();
    },
    async close() {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
}

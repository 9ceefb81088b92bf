import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, vi } from 'vitest';
import { chromiumOrSkip, launch, UNHURRIED } from './chromium.ts';
import type { Sample } from './sample.ts';
import { type Visitor, visit } from './visitor.ts';

interface Here {
  sample(): Sample;
  /** Somebody comes to the page, one in a test, and leaves after it with no fault on the console. */
  come(options?: BrowserContextOptions): Promise<Visitor>;
}

/** Tests of the page over a sample opened for them, in the browser of this machine; skipped where there is none. */
export function describePage(title: string, open: () => Promise<Sample>, tests: (here: Here) => void): void {
  vi.setConfig(UNHURRIED);
  const chromium = chromiumOrSkip();
  describe.skipIf(!chromium)(title, () => {
    let sample: Sample;
    let browser: Browser;
    let you: Visitor | undefined;

    beforeAll(async () => {
      [sample, browser] = await Promise.all([open(), launch(chromium!)]);
    });
    afterAll(async () => {
      await browser?.close();
      await sample?.close();
    });
    afterEach(() => you?.close());

    tests({
      sample: () => sample,
      come: async (options) => {
        you = await visit(browser, sample.address, options);
        return you;
      },
    });
  });
}

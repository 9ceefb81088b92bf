import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { answerHelp } from '../../src/cli/help.ts';
import { findChromium, launch } from './chromium.ts';
import { shootReplies } from './replies.ts';
import { openSample, type Sample } from './sample.ts';
import { type Visitor, visit } from './visitor.ts';

/**
 * Pictures of the page over the sample corpus: six states, light and dark, and the one in the README; and of the
 * replies people see most, at phone width, in both languages, light and dark.
 * `npm run screenshots -- [FOLDER]` (default .attache/screenshots)
 */
const README_PICTURE = fileURLToPath(new URL('../../src/preview/screenshot.png', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../corpus', import.meta.url));
const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

interface State {
  name: string;
  viewport?: { width: number; height: number };
  locale?: string;
  show(you: Visitor): Promise<void>;
}

const ask = async (you: Visitor, question: string, found: string) => {
  await you.command(`/ask ${question}`);
  await you.says(found);
};

const STATES: State[] = [
  { name: '1-welcome', show: ({ page }) => page.locator('.example').nth(2).waitFor() },
  {
    name: '2-answer',
    show: async (you) => {
      await ask(you, 'Who was the ambassador to China in 2006?', 'Kim Ha-jung');
      await you.page.locator('.ranking').waitFor();
    },
  },
  {
    name: '3-command',
    show: async ({ page }) => {
      await page.keyboard.type('/');
      await page.locator('.listbox [role=option]').nth(3).waitFor();
    },
  },
  {
    name: '4-abstention',
    show: (you) => ask(you, 'Who is the ambassador to Brazil?', 'Nothing found in the documents'),
  },
  {
    name: '5-korean',
    locale: 'ko-KR',
    show: async (you) => {
      await you.command('/질문 2006년에 주중대사는 누구였습니까?');
      await you.says('김하중');
      await you.press('앞뒤 문맥');
      await you.says('나만 볼 수 있습니다');
    },
  },
  {
    name: '6-phone',
    viewport: PHONE,
    show: (you) => ask(you, 'Who was the ambassador to China in 2006?', 'Kim Ha-jung'),
  },
];

/** Smaller, so that the repository does not carry much of it. */
async function shootForReadme({ page }: Visitor) {
  await page.setViewportSize({ width: 1120, height: 680 });
  await page.screenshot({ path: README_PICTURE, caret: 'hide' });
}

async function shoot(browser: Browser, sample: Sample, folder: string) {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const { name, show, viewport = WIDE, locale = 'en-US' } of STATES) {
      const you = await visit(browser, sample.address, { colorScheme, viewport, locale });
      await show(you);
      // Dots, caret and hover are over.
      await you.page.waitForTimeout(300);
      await you.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), caret: 'hide' });
      if (name === '2-answer' && colorScheme === 'light') await shootForReadme(you);
      await you.close();
    }
}

const path = findChromium();
if (!path) {
  console.error('no Chromium was found; install one (apt install chromium) or set CHROMIUM_PATH');
  process.exit(1);
}
answerHelp(`Usage: npm run screenshots -- [FOLDER]

Takes pictures of the local page over the sample corpus: six states, light and dark (default .attache/screenshots), the
one of the README, and of the replies people see most, at phone width, in both languages, light and dark.`);
const folder = resolve(process.argv[2] ?? '.attache/screenshots');
mkdirSync(folder, { recursive: true });
const [sample, browser] = await Promise.all([openSample(() => SAMPLE), launch(path)]);
await shoot(browser, sample, folder);
const replies = await shootReplies(browser, sample, folder);
await browser.close();
await sample.close();
console.log(`${STATES.length * 2 + replies} pictures in ${folder}, and ${README_PICTURE}`);

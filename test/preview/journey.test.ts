import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { chromiumOrSkip, launch, UNHURRIED } from './chromium.ts';
import { openSample, RESTRICTED, ROLE, type Sample } from './sample.ts';
import { type Visitor, visit } from './visitor.ts';

vi.setConfig(UNHURRIED);
const chromium = chromiumOrSkip();

describe.skipIf(!chromium)('the page, as somebody goes through it', () => {
  let sample: Sample;
  let browser: Browser;
  let you: Visitor;

  beforeAll(async () => {
    [sample, browser] = await Promise.all([openSample(), launch(chromium!)]);
  });
  afterAll(async () => {
    await browser?.close();
    await sample?.close();
  });
  afterEach(() => you?.close());
  const come = async (options = {}) => {
    you = await visit(browser, sample.address, options);
    return you;
  };

  test('GIVEN a first visit THEN three questions are offered, and pressing one quotes a document', async () => {
    const { page, last } = await come();
    const examples = page.locator('.example');
    await examples.nth(2).waitFor();
    expect(await examples.count()).toBe(3);
    await examples.first().click();
    await you.says('¶');
    expect(await last.locator('blockquote strong').count()).toBeGreaterThan(0);
    expect(await page.getByRole('heading', { name: /own words/ }).isVisible()).toBe(false);
  });

  test('GIVEN an answer THEN more, context and document come with a press, public or private as on Discord', async () => {
    const { last, messages } = await come();
    await you.command('/ask Who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    expect(await last.getByText('Only you can see this').count()).toBe(0);
    await you.press('▶');
    await you.says(/2\/\d/);
    await you.press('◀');
    await you.says(/1\/\d/);
    await you.press('In context');
    await you.says('sha256');
    await you.says('Only you can see this');
    await you.press('Document');
    await you.says('The envoys');
    const count = await messages.count();
    await you.press('Dismiss');
    expect(await messages.count()).toBe(count - 1);
  });

  test('GIVEN a private answer THEN Share posts it for everyone', async () => {
    const { page, messages, last } = await come();
    await you.write('/ask Who was the ambassador to China in 2006?');
    await page.getByRole('button', { name: '+ private' }).click();
    await page.getByRole('option', { name: 'Yes' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await you.says('Only you can see this');
    await you.press('Share');
    await you.says(/Shared by/);
    expect(await last.getByText('Only you can see this').count()).toBe(0);
    expect(await messages.first().getByRole('button', { name: 'Shared' }).isDisabled()).toBe(true);
  });

  test('GIVEN a quote and a misquote THEN verify tells them apart', async () => {
    await come();
    await you.command("/verify Lee Tae-shik is South Korea's ambassador to the United States.");
    await you.says('Verbatim');
    await you.command("/verify Lee Tae-shik is South Korea's ambassador to the United Kingdom.");
    await you.says('Not verbatim');
  });

  test('GIVEN a document being typed THEN it is suggested, taken with Enter and read', async () => {
    const { page } = await come();
    await you.write('/read sec');
    await page.getByRole('option', { name: /^The Secretary General Race/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    const active = page.locator('[role=option][aria-selected=true]');
    for (let i = 0; i < 5 && !(await active.textContent())?.startsWith('The Secretary'); i++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await you.says('A quiet campaign');
  });

  test('GIVEN a person looked up THEN suggestions come from the documents', async (context) => {
    if (!sample.commands.includes('lookup')) return context.skip();
    const { page } = await come();
    await you.write('/lookup person Kim Ha');
    await page
      .getByRole('option', { name: /Kim Ha-jung/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Send' }).click();
    await you.says('ambassador to China');
  });

  test('GIVEN a briefing asked for THEN each line is cited', async (context) => {
    if (!sample.commands.includes('briefing')) return context.skip();
    const { last } = await come();
    await you.write('/briefing now');
    await you.page.keyboard.press('Enter');
    await you.page.getByRole('button', { name: 'Send' }).click();
    await last.locator('blockquote').first().waitFor();
    await you.says('¶');
  });

  test('GIVEN Korean THEN page, commands and answers are Korean', async () => {
    const { page } = await come();
    await page.getByRole('button', { name: '한국어' }).click();
    await page.getByRole('heading', { name: '물어보면, 문서의 말 그대로 답합니다' }).waitFor();
    await you.write('/질');
    await page.getByRole('option', { name: /^\/질문/ }).click();
    await page.getByLabel('질문', { exact: true }).fill('2006년에 주중대사는 누구였습니까?');
    await page.keyboard.press('Enter');
    await you.says('김하중');
    await you.says('앞뒤 문맥');
    await you.says('2006년 2월 24일');
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  });

  test('GIVEN a mention THEN it is answered in the channel, and a reply goes on from it', async () => {
    const { page, last } = await come();
    await you.command('@Attaché who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    await last.hover();
    await last.getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await page.keyboard.type('and to Russia?');
    await page.keyboard.press('Enter');
    await you.says('Kim Jae-seop');
    await you.says('Understood as');
  });

  test('GIVEN mentions answered in threads THEN the page goes to the thread', async () => {
    const { page, messages } = await come();
    await you.write('/library settings');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '+ thread' }).click();
    await page.getByRole('option', { name: 'Yes' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await you.says('answered in a thread');
    await you.command('@Attaché who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    expect(await messages.count()).toBe(1);
    expect(await page.getByLabel('Channel').inputValue()).not.toBe('100000000000000001');
    await you.command('@Attaché and to Russia?');
    await you.says('Kim Jae-seop');
  });

  test('GIVEN questions with and without an answer THEN the panel shows the ranking, why, and the gap', async () => {
    const { page } = await come();
    const panel = page.getByRole('complementary', { name: 'Operator’s panel' });
    await you.command('/ask Who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    await panel.getByText(/^Answered: confidence \d+%/).click();
    await panel
      .getByText('the post asked for')
      .or(panel.getByText('words of the question'))
      .first()
      .waitFor();
    const first = panel.locator('.ranking > li').first();
    expect(await first.textContent()).toContain('Kim Ha-jung is ambassador to China');
    expect(await first.textContent()).toMatch(/Words\d+\.\d\dMeaning\d\.\d\dTogether\d+\.\d\d/);
    await you.command('/ask Who is the ambassador to Atlantis?');
    await you.says('No answer in the documents');
    await panel.getByText(/^Abstained: confidence \d+%/).waitFor();
    await panel.getByRole('button', { name: 'Ask again: Who is the ambassador to Atlantis?' }).waitFor();
  });

  test('GIVEN any message THEN Find sources says which documents support it', async () => {
    const { page, last } = await come();
    await you.command('Kim Ha-jung was ambassador to China in 2006.');
    await page.getByText('the bot reads only messages that mention it').waitFor();
    await last.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Find sources' }).click();
    await you.says('The Secretary General Race');
  });

  test('GIVEN a question without a mention or an unknown command THEN it is said what to do instead', async () => {
    const { page, messages, last } = await come();
    await you.command('/qsk Who was it?');
    await page.getByText('There is no command /qsk').waitFor();
    expect(await messages.count()).toBe(0);
    await you.command('Who was the ambassador to China in 2006?');
    await page.getByRole('button', { name: 'Ask this' }).click();
    await you.says('Kim Ha-jung');
    expect(await last.textContent()).toContain('used /ask');
  });

  test('GIVEN two tabs THEN what is public in one is in the other, and neither undoes the other', async () => {
    const { page, messages } = await come();
    const other = await page.context().newPage();
    await other.goto(sample.address);
    await other.waitForSelector('html[data-ready]');
    const there = other.getByRole('log').getByRole('article');
    await you.command('/ask Who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    await there.filter({ hasText: 'Kim Ha-jung' }).waitFor();
    await there.getByRole('button', { name: '▶' }).click();
    await you.says(/2\/\d/);
    await other.close();
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await you.says(/2\/\d/);
    expect(await messages.count()).toBe(1);
  });

  test('GIVEN a role THEN what is restricted is found, and without it is not', async () => {
    const { page, last } = await come();
    const askPrivately = async () => {
      await you.write(`/ask ${RESTRICTED.question}`);
      await page.getByRole('button', { name: '+ private' }).click();
      await page.getByRole('option', { name: 'Yes' }).click();
      await page.getByRole('button', { name: 'Send' }).click();
      await you.says('Only you can see this');
    };
    await askPrivately();
    await you.says(RESTRICTED.question);
    expect(await last.textContent()).not.toContain('Quartz');
    await page.getByRole('button', { name: /^Who you are/ }).click();
    await page.getByLabel(ROLE).check();
    await page.getByRole('button', { name: 'Done' }).click();
    await askPrivately();
    await you.says('Wilhelmina Quartz');
  });

  test('GIVEN a file dropped on the panel THEN it is indexed and can be asked about', async () => {
    const { page } = await come();
    const note =
      '# Harbour note\n\nThe lighthouse keeper of Ulleungdo is called Bae Su-min. She began in May 2021.\n';
    await page.getByLabel('Collection').selectOption({ label: 'News reports' });
    const dataTransfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'harbour-note.md', { type: 'text/markdown' }));
      return data;
    }, note);
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer });
    await page.locator('.upload-out').getByText('Added to the library').waitFor({ timeout: 90_000 });
    expect(readFileSync(join(sample.corpusDir, 'news', 'harbour-note.md'), 'utf8')).toBe(note);
    await expect
      .poll(
        async () => {
          await you.command('/ask Who is the lighthouse keeper of Ulleungdo?');
          await you.says('lighthouse');
          return you.last.textContent();
        },
        { timeout: 60_000, interval: 1_500 },
      )
      .toContain('Bae Su-min');
  });

  test('GIVEN a document that is not there THEN the refusal is private and says what to do', async () => {
    await come();
    await you.command('/read no such document at all');
    await you.says('not in the library');
    await you.says('Only you can see this');
  });

  test('GIVEN a restart THEN a button from before it works, and while it is down the page says so', async () => {
    const { page, faults } = await come();
    await you.command('/ask Who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    await sample.stop();
    await you.press('▶');
    await you.says('does not answer');
    faults.length = 0;
    await sample.restart();
    await page.getByText('The page’s server answers again.').waitFor();
    await you.press('Dismiss');
    await you.press('▶');
    await you.says(/2\/\d/);
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await you.says(/2\/\d/);
    faults.length = 0;
  });
});

import { expect, test } from 'vitest';
import { describePage } from './describe-page.ts';
import { openSample } from './sample.ts';

describePage('commands on the page', openSample, ({ sample, come }) => {
  test('GIVEN a first visit THEN three questions are offered, and pressing one quotes a document', async () => {
    const you = await come();
    const { page, last } = you;
    const examples = page.locator('.example');
    await examples.nth(2).waitFor();
    expect(await examples.count()).toBe(3);
    await examples.first().click();
    await last.getByRole('button', { name: '👍' }).waitFor();
    expect(await last.locator('blockquote strong').count()).toBeGreaterThan(0);
    expect(await page.getByRole('heading', { name: /own words/ }).isVisible()).toBe(false);
  });

  test('GIVEN an answer THEN more, context and document come with a press, as on Discord', async () => {
    const you = await come();
    const { last, messages } = you;
    await you.command('/ask Who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    await you.says('Only you can see this');
    await you.press(/more passage/);
    await you.says('More passages: 1');
    await you.press('Back to the answer');
    await last.getByRole('button', { name: '👍' }).waitFor();
    await last.getByRole('button', { name: 'In context' }).first().click();
    await you.says('sha256');
    await you.says('Only you can see this');
    await you.press('Document');
    await you.says('The envoys');
    const count = await messages.count();
    await you.press('Dismiss');
    await expect.poll(() => messages.count()).toBe(count - 1);
  });

  test('GIVEN a private answer THEN Share posts it for everyone', async () => {
    const you = await come();
    const { messages, last } = you;
    await you.command('/ask Who was the ambassador to China in 2006?');
    await you.says('Only you can see this');
    await you.press('Share');
    await you.says(/Shared by/);
    expect(await last.getByText('Only you can see this').count()).toBe(0);
    expect(await messages.first().getByRole('button', { name: 'Shared' }).isDisabled()).toBe(true);
  });

  test('GIVEN a quote and a misquote THEN verify tells them apart', async () => {
    const you = await come();
    await you.command("/verify Lee Tae-shik is South Korea's ambassador to the United States.");
    await you.says('Verbatim');
    await you.command("/verify Lee Tae-shik is South Korea's ambassador to the United Kingdom.");
    await you.says('Not verbatim');
  });

  test('GIVEN a document being typed THEN it is suggested, taken with Enter and read', async () => {
    const you = await come();
    const { page } = you;
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
    if (!sample().commands.includes('lookup')) return context.skip();
    const you = await come();
    const { page } = you;
    await you.write('/lookup person Kim Ha');
    await page
      .getByRole('option', { name: /Kim Ha-jung/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Send' }).click();
    await you.says('ambassador to China');
  });

  test('GIVEN a briefing asked for THEN each line is cited', async (context) => {
    if (!sample().commands.includes('briefing')) return context.skip();
    const you = await come();
    const { last } = you;
    await you.write('/briefing now');
    await you.page.keyboard.press('Enter');
    await you.page.getByRole('button', { name: 'Send' }).click();
    await last.locator('blockquote').first().waitFor();
    await you.says('¶');
  });

  test('GIVEN Korean THEN page, commands and answers are Korean', async () => {
    const you = await come();
    const { page } = you;
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

  test('GIVEN a document that is not there THEN the refusal is private and says what to do', async () => {
    const you = await come();
    await you.command('/read no such document at all');
    await you.says('not in the library');
    await you.says('Only you can see this');
  });
});

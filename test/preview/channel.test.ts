import { expect, test } from 'vitest';
import { describePage } from './describe-page.ts';
import { openSample } from './sample.ts';

describePage('the channel of the page', openSample, ({ sample, come }) => {
  test('GIVEN a mention THEN it is answered in the channel, and a reply goes on from it', async () => {
    const you = await come();
    const { page, last } = you;
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
    const you = await come();
    const { page, messages } = you;
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

  test('GIVEN any message THEN Find sources says which documents support it', async () => {
    const you = await come();
    const { page, last } = you;
    await you.command('Kim Ha-jung was ambassador to China in 2006.');
    await page.getByText('the bot reads only messages that mention it').waitFor();
    await last.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Find sources' }).click();
    await you.says('The Secretary General Race');
  });

  test('GIVEN a question without a mention or an unknown command THEN it is said what to do instead', async () => {
    const you = await come();
    const { page, messages, last } = you;
    await you.command('/qsk Who was it?');
    await page.getByText('There is no command /qsk').waitFor();
    expect(await messages.count()).toBe(0);
    await you.command('Who was the ambassador to China in 2006?');
    await page.getByRole('button', { name: 'Ask this' }).click();
    await you.says('Kim Ha-jung');
    expect(await last.textContent()).toContain('used /ask');
  });

  test('GIVEN two tabs THEN what is public in one is in the other, and neither undoes the other', async () => {
    const you = await come();
    const { page, messages } = you;
    const other = await page.context().newPage();
    await other.goto(sample().address);
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
});

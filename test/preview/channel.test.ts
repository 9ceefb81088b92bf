import { expect, test } from 'vitest';
import { describePage } from './describe-page.ts';
import { openSample } from './sample.ts';
import { PATIENCE } from './visitor.ts';

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
    // The next visitors find the channel as it was.
    await page.getByLabel('Channel').selectOption('100000000000000001');
    await you.write('/library settings');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '+ thread' }).click();
    await page.getByRole('option', { name: 'No' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await you.says('answered in the channel');
  });

  test('GIVEN any message THEN Find sources says which documents support it', async () => {
    const you = await come();
    const { page, messages } = you;
    await you.command('Kim Ha-jung was ambassador to China in 2006.');
    await you.says('Kim Ha-jung');
    await messages.first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Find sources' }).click();
    await you.says('The Secretary General Race');
  });

  test('GIVEN a question typed and sent THEN it is answered at once; an unknown command is said to be none', async () => {
    const you = await come();
    const { page, messages } = you;
    await you.command('/qsk Who was it?');
    await page.getByText('There is no command /qsk').waitFor();
    expect(await messages.count()).toBe(0);
    await you.command('Who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
  });

  test('GIVEN a command that needs nothing more THEN one Enter runs it', async () => {
    const you = await come();
    await you.write('/help');
    await you.page.keyboard.press('Enter');
    await you.says('Answers from your own documents');
  });

  test('GIVEN two tabs THEN what is public in one is in the other, and neither undoes the other', async () => {
    const you = await come();
    const { page, messages } = you;
    const other = await page.context().newPage();
    other.setDefaultTimeout(PATIENCE);
    await other.goto(sample().address);
    await other.waitForSelector('html[data-ready]');
    const there = other.getByRole('log').getByRole('article');
    await you.command('@Attaché who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    await there.filter({ hasText: 'Kim Ha-jung' }).last().waitFor();
    await there.last().getByRole('combobox').click();
    await other.getByRole('option', { name: 'Withdraw this answer' }).click();
    await there.filter({ hasText: 'withdrew this answer' }).waitFor();
    await you.says(/withdrew this answer/);
    await other.close();
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await you.says(/withdrew this answer/);
    expect(await messages.count()).toBe(2);
  });
});

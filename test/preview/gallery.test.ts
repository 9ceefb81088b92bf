import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { all } from '../../commands/all.ts';
import { describePage } from './describe-page.ts';
import { gallery } from './gallery.ts';
import { openSample, sampleCorpus } from './sample.ts';

const withGallery = () => openSample(sampleCorpus, [...all, gallery]);

describePage('what a command may send, on the page', withGallery, ({ sample, come }) => {
  const shown = async () => {
    const you = await come();
    await you.command('/gallery');
    await you.page.keyboard.press('Enter');
    await you.says('Said: nothing');
    return you;
  };

  test('GIVEN texts and files THEN they are drawn as Discord draws them', async () => {
    const you = await shown();
    const { page, last } = you;
    for (const selector of [
      'h3',
      'strong',
      'em',
      'u',
      's',
      'code',
      'blockquote',
      'ul li',
      'ol li',
      'pre',
      'hr',
      'time',
    ])
      expect(await last.locator(selector).count(), selector).toBeGreaterThan(0);
    await last.getByText('*escaped*').waitFor();
    expect(await last.locator('time').last().textContent()).toBe('February 24, 2006');
    const spoiler = last.getByRole('button', { name: 'Hidden words: press to show' });
    await spoiler.click();
    await last.getByText('hidden words').waitFor();
    await last.getByRole('img', { name: 'A ship' }).waitFor();
    const download = page.waitForEvent('download');
    await last.getByRole('link', { name: 'Download notes.md' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe('# Notes\n');
    expect(await last.getByRole('link', { name: /^Link/ }).getAttribute('rel')).toContain('noopener');
    expect(await last.getByRole('button', { name: 'Off' }).isDisabled()).toBe(true);
  });

  test('GIVEN buttons, selects and a form THEN each press and choice arrives', async () => {
    const you = await shown();
    const { page, last } = you;
    await you.press('Primary');
    await you.says('Said: primary');
    await last.getByRole('combobox', { name: 'Choose one' }).click();
    await page.getByRole('option', { name: /Beta/ }).click();
    await you.says('Said: one b');
    await last.getByRole('combobox', { name: 'Choose several' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press(' ');
    await page.keyboard.press('Escape');
    await you.says('Said: many x+z');
    await last.getByRole('combobox', { name: 'Choose a channel' }).click();
    await page.getByRole('option', { name: '#general' }).click();
    await you.says('Said: channel 100000000000000001');

    await you.press('Form');
    const form = page.getByRole('dialog', { name: 'A form' });
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await you.press('Form');
    await form.getByLabel('Your name').fill('Mina');
    await form.getByRole('button', { name: 'Submit' }).click();
    await you.says('Said: Mina, l');
  });

  test('GIVEN a briefing that came due while nobody looked THEN it is there when the page opens', async () => {
    const you = await come();
    await you.command('/briefing schedule weekdays 09:00');
    await you.says(/09:00/);
    await sample().stop();
    const state = new Database(join(sample().dataDir, 'state.db'));
    const { changes } = state
      .prepare("UPDATE schedules SET next = ? WHERE status = 'active'")
      .run(Date.now() - 60_000);
    state.close();
    expect(changes).toBe(1);
    await sample().restart();
    await you.page.reload();
    await you.last.locator('blockquote').first().waitFor();
    expect(await you.last.textContent()).not.toContain('Only you can see this');
    you.faults.length = 0; // the page noticed that its server was away
  });

  test('GIVEN a bug in a command THEN a private message with a number comes beside it', async () => {
    const you = await shown();
    const { messages } = you;
    await you.press('Bug');
    await you.says('Something went wrong');
    await you.says('Only you can see this');
    expect(await messages.count()).toBe(2);
    expect(await messages.first().textContent()).toContain('Said: nothing');
  });
});

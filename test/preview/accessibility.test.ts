import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describePage } from './describe-page.ts';
import { openSample } from './sample.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe-core calls serious or critical, one line each. */
async function grave(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = (await page.evaluate('(async () => (await axe.run()).violations)()')) as Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

describePage('the page, without a mouse and with a screen reader', openSample, ({ come }) => {
  test.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'GIVEN the %s theme, %i px wide THEN axe-core finds no serious fault in any state',
    async (colorScheme, width) => {
      const you = await come({ colorScheme, viewport: { width, height: 850 } });
      const { page } = you;
      await page.locator('.example').nth(2).waitFor();
      expect(await grave(page)).toEqual([]);
      await you.write('/');
      await page.locator('.listbox [role=option]').first().waitFor();
      expect(await grave(page)).toEqual([]);
      await you.command('/ask Who was the ambassador to China in 2006?');
      await you.says('Kim Ha-jung');
      await you.press('In context');
      await you.says('Only you can see this');
      await you.command('/read no such document');
      await you.says('not in the library');
      expect(await grave(page)).toEqual([]);
      await page.getByRole('button', { name: /^Who you are/ }).click();
      expect(await grave(page)).toEqual([]);
      await page.getByRole('button', { name: 'Done' }).click();
      if (width < 1100) await page.getByRole('button', { name: 'Operator’s panel' }).click();
      await page.locator('#panel').getByText('Fused').or(page.locator('#panel dl')).first().waitFor();
      expect(await grave(page)).toEqual([]);
      const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(sideways).toBeLessThanOrEqual(0);
    },
  );

  test('GIVEN only a keyboard THEN a command is chosen, filled in, sent, paged and looked up from', async () => {
    const you = await come();
    const { page, last } = you;
    const { keyboard } = page;
    const focus = () =>
      page.evaluate(
        'document.activeElement.textContent || document.activeElement.ariaLabel',
      ) as Promise<string>;
    const tabTo = async (wanted: string, key = 'Tab') => {
      for (let i = 0; i < 40 && (await focus()) !== wanted; i++) await keyboard.press(key);
      expect(await focus()).toBe(wanted);
    };

    await keyboard.type('/');
    await page.locator('.listbox [role=option]').first().waitFor();
    const box = page.getByRole('textbox', { name: 'Message or command' });
    const commands = page.getByRole('listbox', { name: 'Commands' });
    expect(await commands.isVisible()).toBe(true);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowUp');
    const active = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toContain('/ask');
    await keyboard.press('Tab');
    await keyboard.type('Who was the ambassador to China in 2006?');
    await tabTo('+ private');
    await keyboard.press('Enter');
    await page.getByRole('option', { name: 'Yes' }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await you.says('Only you can see this');

    await tabTo('Share', 'Shift+Tab');
    await keyboard.press('Enter');
    await you.says(/Shared by/);
    await tabTo('Message actions', 'Tab');
    await keyboard.press('Enter');
    expect(await focus()).toBe('Find sources');
    await keyboard.press('Escape');
    expect(await focus()).toBe('Message actions');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await you.says('used Find sources');

    await tabTo('Dismiss');
    await keyboard.press('Enter');
    expect(await last.textContent()).not.toContain('used Find sources');
    await keyboard.type('/ask');
    await keyboard.press('Escape');
    expect(await commands.isVisible()).toBe(false);
    expect(await box.getAttribute('aria-activedescendant')).toBe(null);
  });

  test('GIVEN several lines THEN Shift+Enter breaks them, the field grows, arrows move in it, and Enter sends them', async () => {
    const you = await come();
    const { page, messages } = you;
    const { keyboard } = page;
    const box = page.getByRole('textbox', { name: 'Message or command' });
    const height = async () => (await box.boundingBox())!.height;
    const single = await height();
    await keyboard.type('second line');
    await keyboard.press('Home');
    await keyboard.press('Shift+Enter');
    await keyboard.press('ArrowUp');
    await keyboard.type('first line');
    expect(await box.inputValue()).toBe('first line\nsecond line');
    expect(await height()).toBeGreaterThan(single * 1.5);
    await keyboard.press('Enter');
    await you.says(/first line\s*second line/);
    expect(await messages.first().innerText()).toContain('first line\nsecond line');
    expect(await box.inputValue()).toBe('');
    expect(await height()).toBe(single);
    await keyboard.press('ArrowUp');
    expect(await box.inputValue()).toBe('first line\nsecond line');
  });

  test('GIVEN more than a message or an option may hold THEN nothing is cut or sent, and how much is too much is said', async () => {
    const you = await come();
    const { page, messages } = you;
    await you.write('word '.repeat(1_200).trim());
    await page.getByText('3999 characters too many').first().waitFor();
    await page.keyboard.press('Enter');
    expect(await messages.count()).toBe(0);
    await you.write(`/verify ${'word '.repeat(1_200).trim()}`);
    await page.keyboard.press('Enter');
    await page.getByText('quote: 1999 characters too many').first().waitFor();
    expect(await messages.count()).toBe(0);
    await page.getByLabel('quote').fill('A short one.');
    await page.keyboard.press('Enter');
    await you.says('A short one.');
  });

  test('GIVEN a required option left empty THEN it is said and the field has the focus', async () => {
    const you = await come();
    const { page } = you;
    await page.keyboard.type('/verify');
    await page.locator('.listbox [role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('quote: Please fill this in').first().waitFor();
    const field = page.getByLabel('quote');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Backspace');
    await page.getByRole('textbox', { name: 'Message or command' }).waitFor();
  });
});

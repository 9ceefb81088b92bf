import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describePage } from './describe-page.ts';
import { openSample, RESTRICTED, ROLE } from './sample.ts';

describePage('the page, for whoever runs it', openSample, ({ sample, come }) => {
  test('GIVEN questions with and without an answer THEN the panel shows the ranking, why, and the gap', async () => {
    const you = await come();
    const { page } = you;
    const panel = page.getByRole('complementary', { name: 'Operator’s panel' });
    await you.command('/ask Who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    await panel.getByText(/^Answered: confidence \d+%/).click();
    await panel.getByText('ahead of the other').first().waitFor();
    const first = panel.locator('.ranking > li').first();
    expect(await first.textContent()).toContain('Kim Ha-jung is ambassador to China');
    expect(await first.textContent()).toMatch(/Words\d+\.\d\dMeaning\d\.\d\dTogether\d+\.\d\d/);
    await you.command('/ask Who is the ambassador to Atlantis?');
    await you.says('Nothing found in the documents');
    await panel.getByText(/^Abstained: confidence \d+%/).waitFor();
    await panel.getByRole('button', { name: 'Ask again: Who is the ambassador to Atlantis?' }).waitFor();
  });

  test('GIVEN a role THEN what is restricted is found, and without it is not', async () => {
    const you = await come();
    const { page, last } = you;
    const askPrivately = async () => {
      await you.command(`/ask ${RESTRICTED.question}`);
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
    const you = await come();
    const { page } = you;
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
    expect(readFileSync(join(sample().corpusDir, 'news', 'harbour-note.md'), 'utf8')).toBe(note);
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

  test('GIVEN a folder added as a source THEN it is written down, shown, and can be asked about', async () => {
    const you = await come();
    const { page } = you;
    const panel = page.getByRole('complementary', { name: 'Operator’s panel' });
    const folder = mkdtempSync(join(tmpdir(), 'attache-drive-'));
    writeFileSync(join(folder, 'ferry.md'), '# Ferry\n\nThe ferry to Dokdo leaves from berth seven.\n');
    await panel.getByLabel('Kind of source').selectOption({ label: 'Folder on this machine' });
    await panel.getByLabel('Address, or path of the folder').fill(folder);
    await panel.getByLabel('Name', { exact: true }).fill('drive');
    await panel.getByRole('button', { name: 'Add', exact: true }).click();
    await panel.locator('.source .upload-out').getByText('1 new').waitFor({ timeout: 90_000 });
    expect(readFileSync(join(sample().corpusDir, 'sources.yaml'), 'utf8')).toContain(`folder: ${folder}`);
    await panel.getByRole('listitem').filter({ hasText: 'drive · 1 document' }).waitFor();
    await panel.getByLabel('Address, or path of the folder').fill('https://');
    await panel.getByLabel('Name', { exact: true }).fill('drive');
    await panel.getByRole('button', { name: 'Add', exact: true }).click();
    await you.says('is the name of a source already');
    you.faults.length = 0; // the browser reports the refusal too
    rmSync(folder, { recursive: true });
  });

  test('GIVEN a restart THEN a button from before it works, and while it is down the page says so', async () => {
    const you = await come();
    const { page, faults } = you;
    await you.command('/ask Who was the ambassador to China in 2006?');
    await you.says('Kim Ha-jung');
    await sample().stop();
    await you.press('👍');
    await you.says('does not answer');
    faults.length = 0;
    await sample().restart();
    await page.getByText('The page’s server answers again.').waitFor();
    await you.press('Dismiss');
    await you.press(/more passage/);
    await you.says('More passages: 1');
    await you.press('Back to the answer');
    await you.press('Share');
    await you.says(/Shared by/);
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await you.says(/Shared by/);
    faults.length = 0;
  });
});

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Sample } from './sample.ts';
import { type Visitor, visit } from './visitor.ts';

const PHONE = { width: 390, height: 844 };
/** What the page needs above and below a message, in pixels. */
const AROUND = 240;

type Language = 'en' | 'ko';
type Said<T> = Record<Language, T>;

interface Shown {
  name: string;
  /** What brings it: a command as it is typed, a button of the message before, or something longer. */
  typed?: Said<string>;
  pressed?: Said<string | RegExp>;
  done?(you: Visitor): Promise<void>;
  /** What is in it once it is there. */
  says: Said<string | RegExp>;
}

/** The replies people see most, in the order one comes to them. */
const REPLIES: Shown[] = [
  {
    name: 'help',
    typed: { en: '/help', ko: '/도움말' },
    says: { en: 'word for word', ko: '원문 그대로' },
  },
  {
    name: 'answer',
    typed: {
      en: '/ask Who was the ambassador to China in 2006?',
      ko: '/질문 2006년에 주중대사는 누구였습니까?',
    },
    says: { en: 'Kim Ha-jung', ko: '김하중' },
  },
  {
    name: 'more-passages',
    pressed: { en: /more passage/, ko: /구절 \d+개 더 보기/ },
    says: { en: 'More passages', ko: '다른 구절' },
  },
  {
    name: 'in-context',
    pressed: { en: 'In context', ko: '앞뒤 문맥' },
    says: { en: 'sha256', ko: 'sha256' },
  },
  {
    name: 'nothing-found',
    typed: { en: '/ask Who is the ambassador to Brazil?', ko: '/질문 주브라질 대사는 누구입니까?' },
    says: { en: 'Nothing found', ko: '찾지 못했습니다' },
  },
  {
    name: 'person',
    typed: { en: '/lookup person Ban Ki-moon', ko: '/찾아보기 사람 반기문' },
    says: { en: 'Ban Ki-moon', ko: '반기문' },
  },
  {
    name: 'timeline',
    typed: { en: '/timeline sanctions', ko: '/연표 제재' },
    says: { en: 'Timeline', ko: '연표' },
  },
  {
    name: 'compare',
    typed: { en: '/compare ambassadors', ko: '/비교 대사' },
    says: { en: 'Then', ko: '이전' },
  },
  {
    name: 'verify',
    typed: {
      en: "/verify Lee Tae-shik is South Korea's ambassador to the United Kingdom.",
      ko: "/인용확인 Lee Tae-shik is South Korea's ambassador to the United Kingdom.",
    },
    says: { en: 'Not verbatim', ko: '원문과 다릅니다' },
  },
  {
    name: 'find-sources',
    done: async ({ page, messages }) => {
      await messages.first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: /Find sources|출처 찾기/ }).click();
    },
    says: { en: 'found', ko: '출처를 찾음' },
  },
  { name: 'sources', typed: { en: '/sources', ko: '/자료' }, says: { en: 'Documents', ko: '문서' } },
  {
    name: 'read',
    typed: { en: '/read The Secretary General Race', ko: '/읽기 The Secretary General Race' },
    says: { en: 'Secretary General', ko: 'Secretary General' },
  },
  {
    name: 'briefing',
    typed: { en: '/briefing now', ko: '/브리핑 지금' },
    says: { en: 'Briefing', ko: '브리핑' },
  },
  {
    name: 'refusal',
    typed: { en: '/read no such document', ko: '/읽기 없는 문서' },
    says: { en: 'not in the library', ko: '자료실에 없습니다' },
  },
];

/** A picture of each of these replies, at phone width, in both languages, light and dark. @returns how many */
export async function shootReplies(browser: Browser, sample: Sample, folder: string): Promise<number> {
  let count = 0;
  for (const language of ['en', 'ko'] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      const locale = language === 'ko' ? 'ko-KR' : 'en-US';
      const you = await visit(browser, sample.address, { colorScheme, viewport: PHONE, locale });
      // Something for Find sources to look into.
      await you.command('Kim Ha-jung was ambassador to China in 2007. He was born in Seoul.');
      await you.page.waitForTimeout(500);
      for (const { name, typed, pressed, done, says } of REPLIES) {
        if (typed) await you.command(typed[language]);
        if (pressed) await you.press(pressed[language]);
        await done?.(you);
        await you.says(says[language]);
        await you.page.waitForTimeout(300);
        // As tall as the message, so that all of it is in the picture.
        const height = Math.ceil((await you.last.boundingBox())?.height ?? 0) + AROUND;
        await you.page.setViewportSize({ ...PHONE, height: Math.max(PHONE.height, height) });
        const path = join(folder, `reply-${name}-${language}-${colorScheme}.png`);
        await you.last.screenshot({ path, caret: 'hide' });
        await you.page.setViewportSize(PHONE);
        count++;
      }
      await you.close();
    }
  return count;
}

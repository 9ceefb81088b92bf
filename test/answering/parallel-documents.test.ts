import { describe, expect, it } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import type { Files } from '../support/generated.ts';
import { everyCollection, libraryOf } from '../support/search-library.ts';

/** One story in both languages; the Korean text repeats the words an English question is translated by. */
const SISTERS: Files = {
  'news/envoys.md': `---
title: Envoys leave for home
published: 2020-03-02
language: en
---

Three envoys left Oslo together on Monday. They took a Polar Wings flight in the evening, and all of the ambassadors fly on with it.
`,
  'news/envoys.ko.md': `---
title: 대사 세 명 귀국
published: 2020-03-02
language: ko
---

대사 세 명이 월요일 오슬로에서 항공사 폴라윙스의 항공편으로 함께 귀국했다. 
`,
};

const languages = async (text: string) => {
  const context = await libraryOf(SISTERS);
  const outcome = await answer(context, { text, collections: everyCollection(context) });
  return outcome.kind === 'answer'
    ? [...outcome.quotes, ...outcome.further].map(({ citation }) => citation.language)
    : [];
};

describe('a story in both languages', () => {
  it.each([
    ['Which airline did the ambassadors fly with?', ['en', 'ko']],
    ['대사들은 어느 항공사를 이용했나?', ['ko', 'en']],
  ])('GIVEN %s THEN the quotes are %j', async (question, expected) => {
    expect(await languages(question)).toEqual(expected);
  });
});

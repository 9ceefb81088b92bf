import { describe, expect, it } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import type { Files } from '../support/generated.ts';
import { everyCollection, libraryOf } from '../support/search-library.ts';

/** Two meetings of one kind, and an envoy whose country stands apart from his title. */
const MEETINGS: Files = {
  'news/2017-12-11.md': `---
title: The 2017 gathering of envoys
published: 2017-12-11
kind: news
language: en
---

The 2017 gathering of envoys runs from December 18 to 22 in Sokcho. One-on-one talks fill the second day, and 182 envoys are expected.
`,
  'news/2024-04-26.ko.md': `---
title: 2024년 대사 모임
published: 2024-04-26
kind: news
language: ko
---

2024년 대사 모임이 4월 25일 열렸다. 참석자들은 저녁에 항구를 둘러보았다. 나이지리아 대사는 오지 못했다.
`,
  'news/2020-01-09.md': `---
title: The race for the chair
published: 2020-01-09
kind: news
language: en
---

Norway has not said whom it will vote for, although Ambassador Lim Dae-ho asks every week. Nobody sees any sign that the two camps are talking again.
`,
  'speeches/harbour.md': `---
title: A Harbour for Everybody
kind: speech
language: en
---

Marta Kjellberg

Minister of Fisheries

## Welcome

I think the new pier is a promise to every crew that sails from here. The National Institute of Oceanography lent us its maps.
`,
};

const asked = async (text: string) => {
  const context = await libraryOf(MEETINGS);
  const outcome = await answer(context, { text, collections: everyCollection(context) });
  if (outcome.kind !== 'answer') return null;
  const [{ text: quoted, highlights }] = outcome.quotes as [(typeof outcome.quotes)[0]];
  return highlights.map(([start, end]) => quoted.slice(start, end)).join(' ');
};

describe('what a question means', () => {
  it.each([
    // The year decides between two meetings.
    ['When was the 2024 gathering of envoys?', '4월 25일'],
    ['When was the 2017 gathering of envoys?', 'December 18'],
    ['How many envoys are expected in Sokcho?', '182'],
    // The envoy of the only country that his sentence names.
    ['주노르웨이 한국 대사는 누구인가?', 'Lim Dae-ho'],
    // An acronym, spelt out.
    ['What did the NIO lend?', 'its maps'],
    // Signs are not signatures.
    ['Is there any sign that the two camps are talking again?', 'Nobody sees any sign'],
  ])('GIVEN %s THEN the first highlight holds %s', async (question, expected) => {
    expect(await asked(question)).toContain(expected);
  });

  // Who speaks stands at the beginning alone.
  it('GIVEN what a speaker said is asked THEN the first highlight holds it', async () => {
    expect(await asked('What did Marta Kjellberg say about the new pier?')).toContain(
      'a promise to every crew',
    );
  });

  it.each([
    ['How many envoys are expected in Sokcho?', 'How many of the 182 envoys were women?'],
    ['When was the 2017 gathering of envoys?', 'Which hotel did the envoys stay in?'],
  ])('GIVEN %s and %s THEN the one that is not told is less believed', async (told, untold) => {
    const context = await libraryOf(MEETINGS);
    const confidence = async (text: string) =>
      (await answer(context, { text, collections: everyCollection(context) })).confidence;
    expect(await confidence(untold)).toBeLessThan(await confidence(told));
  });
});

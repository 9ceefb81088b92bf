import { describe, expect, it } from 'vitest';
import { onlyLists } from '../../src/lookup/listing.ts';

const about = (word: string) => (part: string) => part.includes(word);

describe('a thing that is only listed', () => {
  it.each([
    ['Also discussed were trade, fisheries and visas.', 'fisheries'],
    ['Other items of the day: budget, water, roads and schools.', 'water'],
    ['이 밖에 예산, 수도, 도로, 학교 등도 논의했다.', '수도'],
  ])('GIVEN "%s" THEN %s is', (text, word) => {
    expect(onlyLists(text, about(word))).toBe(true);
  });

  it.each([
    ['The council raised the price of water by fifteen cents from January on.', 'water'],
    ['Water was boiled in Mill Street, because a crack in the main had let soil in.', 'Water'],
    [
      'The clinic gives shots, tests and advice, and nobody over 65 needs an appointment for the shots.',
      'shots',
    ],
    ['시는 납 수도관 300개를 예정보다 한 해 앞서 올해 교체한다.', '수도'],
  ])('GIVEN "%s" THEN %s is not', (text, word) => {
    expect(onlyLists(text, about(word))).toBe(false);
  });
});

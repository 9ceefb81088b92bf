import { describe, expect, it } from 'vitest';
import { diplomacy } from '../../src/domains/diplomacy/diplomacy.ts';
import { answerType } from '../../src/query/answer-type.ts';

describe('what a question asks for', () => {
  it.each([
    ['How many years did she serve?', 'number'],
    ['How much time remained?', 'number'],
    ['In which year did she leave?', 'date'],
    ['대회에서 우승한 선수는?', 'thing'],
    ['회의 참석자 수는?', 'number'],
    ['시간이 날 때 주로 하는 일은?', 'thing'],
    ['올림픽 개막일은?', 'date'],
    ['회담은 며칠 동안 열렸나?', 'number'],
    ['몇 년 만에 돌아왔나?', 'number'],
    ['회담은 몇 월 며칠에 열렸나?', 'date'],
    ["What is Norway's fisheries minister called?", 'person'],
    ['외무상 이름이 뭐예요?', 'person'],
    // A holder of a post beside “called” or “named” is not always whose name is asked for.
    ['How many meetings has the leader called?', 'number'],
    ['When was the director named?', 'date'],
    ['What is the name of the treaty the minister signed?', 'name'],
  ])('GIVEN %s THEN it is a %s', (question, kind) => {
    expect(answerType(diplomacy, question)).toBe(kind);
  });
});

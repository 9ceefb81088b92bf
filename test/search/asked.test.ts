import { describe, expect, it } from 'vitest';
import { kindMissing } from '../../src/answering/kinds-of-thing.ts';
import { counterpart } from '../../src/answering/ordinal-match.ts';
import { ordinals } from '../../src/answering/ordinals.ts';
import { preciseForm } from '../../src/answering/precise-form.ts';
import { askedRelations } from '../../src/answering/relations.ts';
import { reportsWords } from '../../src/answering/reported-words.ts';
import { asked, askedThings, countedWords } from '../../src/query/answer-type.ts';

const relations = (question: string) => askedRelations(question, asked(question)).map(({ name }) => name);

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
    expect(asked(question)).toBe(kind);
  });

  it('GIVEN verbs and adjectives beside the thing asked for THEN they are no things', () => {
    expect(askedThings('Which newspaper first reported the order?')).toEqual(['newspaper']);
    expect(askedThings('Which famous poet wrote the hymn?')).toEqual(['poet']);
  });

  it('GIVEN a number that counts something else or nothing THEN nothing is counted', () => {
    expect(countedWords('공관장은 몇 명인가?')).toEqual(['공관장은']);
    expect(countedWords('서명운동은 몇 명을 넘었나?')).toEqual([]);
    expect(countedWords('정부는 전차를 보내 몇 명을 체포했나?')).not.toContain('전차를');
    expect(countedWords('참가 인원 수는?')).toEqual([]);
  });

  it.each([
    ['나이지리아 대사는 누구인가?', '45세', true],
    ['그는 몇 살에 대사가 되었나?', '22세가 되던 해', true],
    ['몇 년간 일했나?', '2년간 일했다', true],
    ['몇 년간 일했나?', '공항에서 일했다', false],
    ['출애굽기와 창세기에서 무엇으로 여겨졌나?', '아무 글', true],
  ])('GIVEN %s THEN %s fits: %s', (question, text, fits) => {
    expect(preciseForm(question)?.test(text) ?? true).toBe(fits);
  });

  it('GIVEN a Korean question THEN what its end asks counts, not what it tells on the way', () => {
    expect(relations('단장이 사망한 뒤 사단장이 된 사람은 누구인가?')).not.toContain('die');
    expect(relations('단장은 언제 사망했나?')).toContain('die');
    expect(relations('강 대사가 태어난 곳은 어디인가?')).toContain('born');
    expect(relations('1959년에 태어난 법률가의 이름은?')).not.toContain('born');
  });

  it.each([
    ['Who chaired the 56th General Assembly?', 'president of the 56th Session of the General Assembly', 1],
    ['Who chaired the 57th General Assembly?', 'president of the 56th Session of the General Assembly', 0],
    ['When did the fourth round of talks begin?', 'the fourth meeting of the board', 0.3],
  ])('GIVEN %s of "%s" THEN the ordinal is met by %d', (question, text, met) => {
    expect(counterpart(ordinals(question)[0]!, question, text)).toBe(met);
  });

  it('GIVEN somebody who called a meeting THEN no words are reported', () => {
    expect(reportsWords('He has called meetings of diplomats three times.')).toBe(false);
    expect(reportsWords('He called the plan reckless.')).toBe(true);
  });

  it.each([
    ['Which hotel did the envoys sleep in?', 'They left Beijing in the afternoon.', 1],
    ['Which hotel did the envoys sleep in?', 'They stayed at the Grand Hyatt.', 0],
    ['대사는 어느 대학을 나왔나?', '대사는 토론을 이끌었다.', 1],
    ['대사는 어느 대학을 나왔나?', '대사는 서울대를 졸업했다.', 0],
    ['Which country did the envoys leave?', 'They left in the afternoon.', 0],
    // Words that also say other things name no kind.
    ['Which present officials attended?', 'They left in the afternoon.', 0],
    ['어떤 미사일을 쐈나?', '이번 호소문은 짧다.', 1],
  ])('GIVEN %s of "%s" THEN the kind is missing: %d', (question, text, missing) => {
    expect(kindMissing(question, askedThings(question), text)).toBe(missing);
  });
});

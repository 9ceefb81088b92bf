import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { inSequence, ordinalOf } from '../../src/languages/ordinals.ts';
import { listed } from './support.ts';

const read = (name: string, lines: string[]) =>
  parseDocument(name, new TextEncoder().encode(lines.join('\n')));

describe('ordinals', () => {
  test.each([
    ['(c) lends', '(c)'],
    ['3. third', '3.'],
    ['12) twelfth', '12)'],
    ['나. 둘째', '나.'],
    ['(다) 셋째', '(다)'],
    ['④넷째', '④'],
    ['제7조(휴가) 휴가는', '제7조'],
    ['제2조의3 적용', '제2조의3'],
    ['iv. four', 'iv.'],
  ])('GIVEN %s THEN it begins with one', (line, mark) => {
    expect(ordinalOf(line)?.mark).toBe(mark);
  });

  test.each([
    '2024. 3. 5. 시행',
    '3.5 per cent',
    'e.g. this',
    '(see below)',
    '제7조에 따라',
    '가나다',
    'I am',
  ])('GIVEN %s THEN it begins with none, or with one that nothing goes on from', (line) => {
    expect(inSequence([ordinalOf(line), null])).toEqual([null, null]);
  });

  test('GIVEN letters that are Roman numerals as well THEN the sequence tells which they are', () => {
    const marks = (...lines: string[]) => inSequence(lines.map(ordinalOf));
    expect(marks('(h) a', '(i) b', '(j) c')).toEqual(['(a)', '(a)', '(a)']);
    expect(marks('(i) a', '(ii) b')).toEqual(['(i)', '(i)']);
    expect(marks('(a) a', 'words', '(c) b')).toEqual([null, null, null]);
  });
});

describe('items that are typed', () => {
  test('GIVEN clauses line by line in Markdown THEN each is an item, one below the other, and their words stay as they are', async () => {
    const document = await read('a.md', [
      '제3조(금지) 다음 행위를 하여서는 아니 된다.',
      '1. 흡연',
      '가. 실내',
      '나. 복도',
      '',
      '제4조(예외) 다음은 예외로 한다.',
      '',
      'The tenant *shall not*:',
      '(a) sublet the',
      'flat;',
      '(b) keep dogs.',
    ]);
    expect(listed(document)).toEqual([
      'item1: 제3조(금지) 다음 행위를 하여서는 아니 된다.',
      'item2: 1. 흡연',
      'item3: 가. 실내',
      'item3: 나. 복도',
      'item1: 제4조(예외) 다음은 예외로 한다.',
      'paragraph: The tenant shall not:',
      'item1: (a) sublet the flat;',
      'item1: (b) keep dogs.',
    ]);
  });

  test('GIVEN a line that only begins with a number THEN it goes on', async () => {
    const document = await read('a.md', [
      'It grew by',
      '(c) 4 per cent in the year',
      '2024. It was not much.',
    ]);
    expect(listed(document)).toEqual([
      'paragraph: It grew by (c) 4 per cent in the year 2024. It was not much.',
    ]);
  });

  test('GIVEN lines of a web page THEN likewise', async () => {
    const document = await read('a.html', ['<p>Fees:<br>① entry 3 €<br>② locker 1 €</p><p>① again</p>']);
    expect(listed(document).slice(0, 3)).toEqual([
      'paragraph: Fees:',
      'item1: ① entry 3 €',
      'item1: ② locker 1 €',
    ]);
  });
});

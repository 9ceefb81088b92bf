import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';

const KOREAN =
  '등대 점검 결과\n\n정부는 오늘 남해안 등대를 모두 점검했다고 밝혔다. 똠방각하라는 말도 나왔다.';
const ENGLISH =
  'Lighthouses inspected\n\nThe “southern” coast’s lights were all inspected – at last – said the café’s owner.';
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();

describe('encodings of text files', () => {
  const cases: [string, string, string, boolean][] = [
    ['UTF-8', 'utf-8', KOREAN, false],
    ['UTF-8 with a byte order mark', 'utf-8', KOREAN, true],
    ['UTF-16 LE with a mark', 'utf-16le', KOREAN, true],
    ['UTF-16 BE with a mark', 'utf-16be', KOREAN, true],
    ['UTF-16 LE without a mark', 'utf-16le', KOREAN, false],
    ['UTF-16 BE without a mark', 'utf-16be', KOREAN, false],
    ['UTF-16 LE without a mark, English', 'utf-16le', ENGLISH, false],
    ['UTF-16 BE without a mark, English', 'utf-16be', ENGLISH, false],
    ['CP949', 'cp949', KOREAN, false],
    ['CP949 with Windows line ends', 'cp949', KOREAN.replaceAll('\n', '\r\n'), false],
    ['Windows-1252', 'windows-1252', ENGLISH, false],
  ];
  test.each(cases)('GIVEN %s THEN the text is read', async (_, encoding, text, addBOM) => {
    const bytes = iconv.encode(text, encoding, { addBOM });
    expect((await parseDocument('note.txt', bytes)).text).toBe(plain(text));
  });

  test.each(['외교부', '한국과 미국', '네, 그렇습니다.', 'FTA 협상'])(
    'GIVEN only "%s" in EUC-KR THEN it is read',
    async (text) => {
      expect((await parseDocument('short.txt', iconv.encode(text, 'euc-kr'))).text).toBe(text);
    },
  );

  test('GIVEN an HTML page that declares EUC-KR THEN it is read so', async () => {
    const page =
      '<html><head><meta charset="euc-kr"></head><body><p>정부는 오늘 등대를 점검했다고 밝혔다.</p></body></html>';
    expect((await parseDocument('p.html', iconv.encode(page, 'cp949'))).text).toBe(
      '정부는 오늘 등대를 점검했다고 밝혔다.',
    );
  });

  test('GIVEN any sentence of Hangul, Latin and punctuation THEN each encoding gives it back', async () => {
    const syllable = fc.constantFrom(...'대한민국외교부장관은오늘회담에서북핵문제를논의했다고밝혔다');
    const word = fc.oneof(
      fc.array(syllable, { minLength: 2, maxLength: 6 }).map((s) => s.join('')),
      fc.constantFrom('FTA', 'ODA', '(2024년)', '“평화”', '12.5%', 'the', 'minister'),
    );
    const sentence = fc
      .array(word, { minLength: 3, maxLength: 20 })
      .map((words) => `외교부 ${words.join(' ')}.`);
    const encoding = fc.constantFrom('utf-8', 'cp949', 'utf-16le', 'utf-16be');
    await fc.assert(
      fc.asyncProperty(sentence, encoding, async (text, name) => {
        expect((await parseDocument('n.txt', iconv.encode(text, name))).text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});

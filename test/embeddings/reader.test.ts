import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { exampleOf } from '../../embeddings/encoder/reader/example.ts';
import { MATCHES } from '../../embeddings/encoder/reader/matches.ts';
import { readWords, WORD_FLAGS } from '../../embeddings/encoder/reader/words.ts';
import { openReader } from '../../embeddings/encoder/reader.ts';
import type { Encoder, Reader } from '../../embeddings/encoder/types.ts';

const NOWHERE = { cacheDir: 'none', hubUrl: 'http://127.0.0.1:9' };

/** Written for this test; of no set that the reader is trained on or measured with. */
const LIBRARY = {
  heading: 'Town library > Using the library',
  sentences: [
    'The reading room is open from 8 a.m. to 9 p.m. on weekdays.',
    'A lost card is replaced for a fee of €4.',
    'Books may be borrowed for four weeks and extended twice.',
    'The head librarian, Marta Lindqvist, decides on group visits.',
  ],
};
const CANTEEN = {
  heading: 'Canteen',
  sentences: ['Lunch is served in two shifts.', 'Soup of the day costs 3 francs.', 'Guests pay in cash.'],
};

let encoder: Encoder;
let reader: Reader;
beforeAll(async () => {
  encoder = await openEncoder(NOWHERE);
  reader = await openReader({ ...NOWHERE, encoder });
});
afterAll(async () => {
  await reader.close();
  await encoder.close();
});

const bestOf = (scores: Float32Array) => scores.indexOf(Math.max(...scores));

describe('GIVEN the shipped reader', () => {
  test.each([
    ['When is the reading room open on weekdays?', 0],
    ['How much is the fee for a lost card?', 1],
    ['Who decides on group visits?', 3],
  ])('WHEN “%s” is asked THEN its sentence is first', async (question, at) => {
    const [reading] = await reader.read(question, [LIBRARY]);
    expect(bestOf(reading!.sentences)).toBe(at);
  });

  test('WHEN a passage is about something else THEN “not told here” is likelier there', async () => {
    const [own, other] = await reader.read('Who decides on group visits?', [LIBRARY, CANTEEN]);
    const margin = (reading: typeof own) => Math.max(...reading!.sentences) - reading!.none;
    expect(margin(own)).toBeGreaterThan(margin(other) + 1);
  });

  test('WHEN passages are read together or alone THEN each reading is the same', async () => {
    const question = '잃어버린 카드 비용은?';
    const together = await reader.read(question, [LIBRARY, CANTEEN]);
    for (const [i, passage] of [LIBRARY, CANTEEN].entries()) {
      const [alone] = await reader.read(question, [passage]);
      expect(alone!.none).toBeCloseTo(together[i]!.none, 4);
      for (const [s, score] of alone!.sentences.entries())
        expect(score).toBeCloseTo(together[i]!.sentences[s]!, 4);
      expect(alone!.spans).toEqual(together[i]!.spans);
    }
  });

  test('WHEN sentences have no word, or the question none THEN there is a logit all the same, and no span', async () => {
    const passage = { heading: '', sentences: ['—', 'Doors close at ten.', ''] };
    for (const question of ['When do doors close?', '???', '']) {
      const [reading] = await reader.read(question, [passage]);
      expect([...reading!.sentences, reading!.none].every(Number.isFinite)).toBe(true);
      expect(reading!.spans[0]).toBeNull();
      const [start, end] = reading!.spans[1]!;
      expect(passage.sentences[1]!.slice(start, end)).toMatch(/^\S.*\S$/);
    }
    expect(await reader.read('When?', [])).toEqual([]);
  });

  test('WHEN another encoder is in use THEN the reader opens the shipped one and reads the same', async () => {
    const other = await openReader({ ...NOWHERE, encoder: { ...encoder, name: 'another' } });
    const question = 'How long may I keep a book?';
    expect(await other.read(question, [LIBRARY])).toEqual(await reader.read(question, [LIBRARY]));
    await other.close();
  });
});

describe('GIVEN a question and a passage WHEN they are put into features', () => {
  const matchesOf = (question: string, sentence: string) => {
    const { question: asked, passages } = exampleOf(question, [{ heading: '', sentences: [sentence] }]);
    const { words, matches } = passages[0]![1]!;
    const found: string[] = [];
    for (const [t, word] of words.entries())
      for (const [q, one] of asked.entries())
        for (const [bit, name] of MATCHES.entries())
          if (matches[t * asked.length + q]! & (1 << bit)) found.push(`${one.form}~${word.form} ${name}`);
    return found;
  };

  test.each([
    ['sanctions', 'a sanction', 'sanctions~sanction stem'],
    ['three days', '3 days', 'three~3 value'],
    ['2019', '2021', '2019~2021 otherValue'],
    ['Urlaubsantrag', 'der Urlaub', 'urlaubsantrag~urlaub part'],
    ['가격은?', 'The price rises.', '가격은~price translation'],
    ['워싱턴에서', 'in Washington today', '워싱턴에서~washington sound'],
    ['대사관은', '대사관에서', '대사관은~대사관에서 stem'],
    ['annual leave', 'of annual leave', 'annual~annual sequence'],
    ['北京在哪里', '首都是北京。', '北京~北京 exact'],
  ])('THEN “%s” and “%s” give %s', (question, sentence, match) => {
    expect(matchesOf(question, sentence)).toContain(match);
  });

  test('THEN words carry what is seen of them, with their places in the text', () => {
    const text = 'Price: €4.50, said the “Blue” Dr. Wu in 1998 (15 %).';
    const seen = new Map(
      readWords(text, 99).map((word) => [
        text.slice(word.start, word.end),
        WORD_FLAGS.filter((_, bit) => word.flags & (1 << bit)),
      ]),
    );
    expect(seen.get('Price')).toEqual(expect.arrayContaining(['first', 'firstCapital', 'beforeMark']));
    expect(seen.get('4.50')).toEqual(expect.arrayContaining(['number', 'amount', 'afterKey']));
    expect(seen.get('Blue')).toEqual(expect.arrayContaining(['capital', 'enclosed']));
    expect(seen.get('1998')).toEqual(expect.arrayContaining(['number', 'year']));
    expect(seen.get('15')).toEqual(expect.arrayContaining(['amount', 'enclosed', 'last']));
    expect(seen.get('the')).toContain('functionWord');
  });

  test('THEN Thai and Chinese text is divided into words', () => {
    expect(readWords('แมวนอนบนโต๊ะ', 99).length).toBeGreaterThan(2);
    expect(readWords('图书馆几点开门', 99).map(({ form }) => form)).toEqual(
      expect.arrayContaining(['图书', '开门']),
    );
  });
});

/** Inputs that nobody should send and somebody will. */

const collections = ['notes'];

/** One good input of each operation. */
export const SAMPLES: Record<string, Record<string, unknown>> = {
  status: {},
  ask: {
    text: 'Who is the harbour master?',
    collections,
    since: null,
    until: null,
    document: null,
    limit: 3,
  },
  explain: { text: 'Who is the harbour master?', collections },
  recall: {
    spans: [{ document: 'notes/harbour.md', hash: 'x', start: 0, end: 5, highlights: [] }],
    collections,
  },
  surroundings: {
    span: { document: 'notes/harbour.md', hash: 'x', start: 0, end: 5 },
    paragraphs: 1,
    collections,
  },
  page: { document: 'notes/harbour.md', page: 0, size: 1_000, collections },
  leftOut: { document: 'notes/harbour.md', page: 0, size: 5, collections },
  sources: { collections, filter: 'harbour', page: 0, size: 5 },
  documents: { text: 'harbour', collections, limit: 5 },
  verify: { text: '“The harbour master of Norvik”', collections, document: null },
  support: { text: 'Ana Lindqvist said that 1,200 ships came.', collections },
  examples: { collections, language: 'en', count: 3 },
  lookupPerson: { text: 'Ana Lindqvist', collections, limit: 5 },
  lookupPost: { text: 'harbour minister', collections },
  lookupOrganization: { text: 'UN', collections },
  lookupPlace: { text: 'Norway', collections },
  lookupDate: { on: '3 May 2021', from: null, to: null, collections },
  lookupPhrase: { text: 'harbour master', collections },
  lookupDocument: { text: 'notes/harbour.md', collections },
  lookupThing: { text: 'Norvik', collections, kind: null },
  kinds: { collections },
  suggest: { kind: 'person', typed: 'An', collections, limit: 5 },
  suggestAny: { typed: 'No', collections, limit: 5 },
  timeline: { topic: 'harbour', collections, since: null, until: null, limit: 5 },
  compare: { topic: 'harbour', collections },
  digest: { collections, after: null, until: null, since: null, topics: ['harbour'], length: 'short' },
};

/** Values in the place of a whole input. */
export const ODD: readonly unknown[] = [undefined, null, '', 7, [], 'text', { __proto__: null }, true];

/** Values in the place of one field. */
const VALUES: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'a'.repeat(4_000),
  '김'.repeat(4_000),
  'null\u0000byte',
  'half \ud800 pair',
  '\udc00',
  '__proto__',
  'constructor',
  ['__proto__'],
  {},
  [],
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  true,
  '9999-99-99',
  '../../etc/passwd',
  '"; DROP TABLE documents; --',
  'title:* OR NEAR(a b) "',
  '\u202e\u001b[31mred',
];

/** The input with one field after another replaced, and left out. */
export function variants(sample: Record<string, unknown>): unknown[] {
  return Object.keys(sample).flatMap((field) => {
    const { [field]: _, ...rest } = sample;
    return [rest, ...VALUES.map((value) => ({ ...rest, [field]: value }))];
  });
}

const repeated =
  (start: string, piece: string, end = '') =>
  (length: number) =>
    start + piece.repeat(Math.max(1, Math.floor((length - start.length - end.length) / piece.length))) + end;

/** Texts of any length made to take long. */
export const HOSTILE: [name: string, text: (length: number) => string][] = [
  ['one letter', repeated('', 'a')],
  ['syllables before a letter', repeated('', '가', ' x')],
  ['hyphened capitals', repeated('Who is minister ', 'A-', ' Paul?')],
  ['capitals', repeated('Who is Minister ', 'Aa ', '?')],
  ['capitals joined by and the', repeated('ambassador of ', 'A and the ', '.')],
  ['digits in Korean', repeated('계좌 번호 ', '1', '은 누구의 것인가?')],
  ['digits apart', repeated('금액은 ', '1 ', 'x원이다.')],
  ['digits and commas', repeated('', '1,', ' x')],
  ['brackets', repeated('', '(', 'x')],
  ['square brackets', repeated('', '[', 'x')],
  ['quotation marks', repeated('', '"', 'x')],
  ['single quotes', repeated("'", "a'", '가')],
  ['Korean quotations', repeated('“', '가”가', ' x')],
  ['markdown links', repeated('', '[a](https://a', ' x')],
  ['emphasis', repeated('', '_a__b_', ' x')],
  ['stars', repeated('', '*', 'x')],
  ['spaces', repeated('a', ' ', 'b')],
  ['line breaks', repeated('a', '\n', 'b')],
  ['an address without end', repeated('https://', 'a.', '')],
  ['addresses of mail', repeated('', 'a@', 'x')],
  ['full stops', repeated('a', '.', 'b')],
  ['sentences', repeated('', 'He said so. ', 'x')],
  ['Korean sentences', repeated('', '그는 말했다. ', 'x')],
  ['months', repeated('', 'May ', 'x')],
  ['days', repeated('', '월 ', 'x')],
  ['prepositions', repeated('ambassador ', 'to of ', 'x')],
  ['names', repeated('', 'Kim Min-su, ', 'x')],
  ['emoji', repeated('', '👩‍👩‍👧', 'x')],
  ['combining marks', repeated('a', '\u0301', 'x')],
  ['jamo', repeated('', '\u1100\u1161', 'x')],
];

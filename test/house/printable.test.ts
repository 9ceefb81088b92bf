import { describe, expect, test } from 'vitest';
import { answerText } from '../../src/cli/answer-text.ts';
import { printable, printableJson } from '../../src/printable.ts';

const NASTY = '\u001b[2Jred\u009b31m\u202etxt.exe\u2066\u0007\r';
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('text of others on a terminal', () => {
  test('GIVEN escapes and marks of direction THEN they are shown, not obeyed, and the length stays', () => {
    expect(printable(NASTY)).not.toMatch(UNSAFE);
    expect(printable(NASTY)).toHaveLength(NASTY.length);
    expect(printable('two\nlines\tand 한국어 é')).toBe('two\nlines\tand 한국어 é');
  });

  test('GIVEN JSON THEN nothing is lost', () => {
    expect(printableJson({ title: NASTY })).not.toMatch(UNSAFE);
    expect(JSON.parse(printableJson({ title: NASTY }))).toEqual({ title: NASTY });
  });

  test('GIVEN a title, a path and a quote with escapes THEN an answer has none', () => {
    const citation = {
      ...{ documentId: 'a', path: NASTY, collection: 'a', title: NASTY, publisher: NASTY, published: null },
      ...{ kind: 'document', language: 'en', url: null, hash: 'x', paragraph: 1, headings: [] },
      ...{ start: 0, end: 5 },
    } as const;
    const quote = { text: NASTY, start: 0, end: 5, highlights: [[0, 3]], score: 1, citation, also: [] };
    const shown = answerText({ kind: 'answer', quotes: [quote], further: [] } as never, false);
    expect(shown).not.toMatch(UNSAFE);
    expect(shown).toContain('red');
  });
});

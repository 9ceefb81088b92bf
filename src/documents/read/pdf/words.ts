import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Line } from './types.ts';

const MODEL = fileURLToPath(new URL('../../../../embeddings/model/attache-static-ko-en/', import.meta.url));

let common: ReadonlySet<string> | undefined;

/**
 * Words that are common in English and Korean, in lower case: those for which the shipped encoder has a token. Read when a word
 * is first asked for; empty where the file is not there.
 */
export function commonWords(): ReadonlySet<string> {
  if (common) return common;
  try {
    const { model } = JSON.parse(readFileSync(join(MODEL, 'tokenizer.json'), 'utf8')) as {
      model: { vocab: Record<string, number> };
    };
    common = new Set(Object.keys(model.vocab));
  } catch {
    common = new Set();
  }
  return common;
}

const WORD = /[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)*/gu;

/** How often each word stands whole within a line of the document, in lower case; of compounds with their hyphens. */
export class DocumentWords {
  #counts = new Map<string, number>();
  /** By what a Korean word begins with: how many words there are. */
  #beginnings = new Map<string, number>();

  constructor(lines: Iterable<Pick<Line, 'text'>>) {
    for (const { text } of lines) this.#add(text);
  }

  #add(text: string): void {
    for (const match of text.matchAll(WORD)) {
      // The first and last word of a line may be part of one.
      if (match.index === 0 || match.index + match[0].length >= text.length - 1) continue;
      const word = match[0].toLowerCase().replace(/[\u2010\u2011]/g, '-');
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
      if (!/\p{Script=Hangul}/u.test(word)) continue;
      for (let end = 1; end <= Math.min(word.length, 6); end++) {
        const beginning = word.slice(0, end);
        this.#beginnings.set(beginning, (this.#beginnings.get(beginning) ?? 0) + 1);
      }
    }
  }

  count(word: string): number {
    return this.#counts.get(word.toLowerCase()) ?? 0;
  }

  /** How many words begin with these letters. */
  beginning(letters: string): number {
    return this.#beginnings.get(letters) ?? 0;
  }
}

import type { Description } from '../types.ts';

/** What a format's reader hands on: the text, and what the file itself says about the document. */
export interface Extracted {
  /** Paragraphs divided by blank lines; a heading is a line that begins with `#` to `######` and a space. */
  text: string;
  stated: Partial<Description>;
}

/**
 * Line endings become `\n`; control characters, zero-width marks and white space at line ends go. Words, quotation
 * marks and Unicode form stay as they are.
 */
export function normalise(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
    .replace(
      /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\u200b\u2060\u00ad\ufffe\uffff]/g,
      '',
    )
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

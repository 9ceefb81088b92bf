/**
 * Line endings become `\n`; control characters, byte order marks and zero-width marks go. Words, quotation marks and
 * Unicode form stay as they are, and so does every space.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
    .replace(
      /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\u200b\u2060\u00ad\ufffe\uffff]/g,
      '',
    );
}

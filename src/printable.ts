/** Control characters, those that turn the direction of writing, and separators that only some programs know. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Where Unicode has pictures of control characters. */
const PICTURES = 0x2400;

/**
 * Text of others, as it may be printed: a title or the name of a file can colour a terminal, empty it, or show words in
 * another order. Each such character becomes one that only shows that it was there; line breaks and tabs stay, and so
 * does the length.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (found) => {
    const code = found.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(PICTURES + code) : code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** A value as one line of JSON in which such characters are escaped: nothing is lost, and nothing reaches the terminal. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    UNSAFE,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

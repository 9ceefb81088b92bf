/**
 * All matches of a pattern with the flag `g`, in order, as `String.matchAll` gives them. That makes a copy of the pattern, and
 * V8 compiles the copy anew once it has forgotten the last one, after two collections of garbage: 0.2 s for a pattern of 10,000
 * characters. Here the pattern itself, which stays compiled, goes through the text.
 */
export function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += next(text, pattern);
  }
  return found;
}

/** Code units of the character that an empty match stands before. */
const next = (text: string, { lastIndex, unicode }: RegExp): number =>
  unicode && (text.codePointAt(lastIndex) ?? 0) > 0xffff ? 2 : 1;

/** Texts so long that V8 compiles a pattern for speed at once; one and two bytes a character, each of which it compiles for. */
const LONG_TEXTS = [' '.repeat(1_000), '’'.repeat(1_000)];

/**
 * Has V8 compile a pattern now instead of when it is first needed. It would first be made for V8's interpreter, which for
 * patterns of 10,000 characters takes five times as long (0.2 s against 0.04 s), and again for speed at the second use.
 */
export function compile(pattern: RegExp): void {
  for (const text of LONG_TEXTS) {
    pattern.lastIndex = 0;
    pattern.exec(text);
  }
  pattern.lastIndex = 0;
}

/** A piece of an RTF file: the start or end of a group, a control word with its number, characters, or a byte. */
export type Token =
  | { kind: 'open' | 'close' }
  | { kind: 'word'; name: string; value: number | undefined }
  | { kind: 'text'; text: string }
  | { kind: 'byte'; byte: number };

const LETTER = /[a-zA-Z]/;
const DIGIT = /[0-9]/;

/** The pieces of an RTF file (RTF specification 1.9.1) in order. Time is linear. @param source its bytes as Latin-1 */
export function* tokens(source: string): Generator<Token> {
  let at = 0;
  let start = 0;
  while (at < source.length) {
    const sign = source[at]!;
    if (sign !== '\\' && sign !== '{' && sign !== '}' && sign !== '\n' && sign !== '\r') {
      at += 1;
      continue;
    }
    if (at > start) yield { kind: 'text', text: source.slice(start, at) };
    at += 1;
    if (sign === '{') yield { kind: 'open' };
    else if (sign === '}') yield { kind: 'close' };
    else if (sign === '\\') {
      const { token, end } = control(source, at);
      at = end;
      yield token;
      if (token.kind === 'word' && token.name === 'bin') at += Math.max(0, token.value ?? 0);
    }
    start = at;
  }
  if (at > start) yield { kind: 'text', text: source.slice(start, at) };
}

/** What follows a backslash. */
function control(source: string, start: number): { token: Token; end: number } {
  const sign = source[start] ?? '';
  if (sign === "'") {
    const byte = Number.parseInt(source.slice(start + 1, start + 3), 16);
    return { token: { kind: 'byte', byte: Number.isNaN(byte) ? 0x3f : byte }, end: start + 3 };
  }
  if (!LETTER.test(sign)) return { token: { kind: 'word', name: sign, value: undefined }, end: start + 1 };
  let at = start;
  while (at < source.length && LETTER.test(source[at]!)) at += 1;
  const name = source.slice(start, at);
  const number = at;
  if (source[at] === '-') at += 1;
  while (at < source.length && DIGIT.test(source[at]!)) at += 1;
  const value = at > number ? Number(source.slice(number, at)) : undefined;
  return { token: { kind: 'word', name, value }, end: source[at] === ' ' ? at + 1 : at };
}

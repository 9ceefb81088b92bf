import { Problem } from '../../problem.ts';
import { decode } from './decode.ts';

/** A text file's text. @throws Problem when the bytes are no text in any encoding known here */
export function textOf(path: string, bytes: Uint8Array, decoder: typeof decode = decode): string {
  const text = decoder(bytes);
  if (text === null)
    throw new Problem(path, 'not text in any encoding known here', 'save it as UTF-8 text, or leave it out');
  return text;
}

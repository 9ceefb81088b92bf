import { Problem } from '../../problem.ts';
import { decode } from './decode.ts';

/** A text file's text, and lines for whoever indexes about bytes that are no text: each is shown as `\ufffd`. */
export interface DecodedText {
  text: string;
  notices: string[];
}

/** Lines that are named. */
const MOST_NAMED = 5;

/** @throws Problem when the bytes are no text in any encoding known here */
export function textOf(path: string, bytes: Uint8Array, decoder: typeof decode = decode): DecodedText {
  const text = decoder(bytes);
  if (text === null)
    throw new Problem(path, 'not text in any encoding known here', 'save it as UTF-8 text, or leave it out');
  return { text, notices: text.includes('\ufffd') ? [badBytes(text)] : [] };
}

function badBytes(text: string): string {
  const lines: number[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.includes('\ufffd')) lines.push(i + 1);
  });
  const named = lines.slice(0, MOST_NAMED).join(', ');
  const more = lines.length > MOST_NAMED ? ` and ${lines.length - MOST_NAMED} more` : '';
  return `line ${named}${more}: a byte that is no text is shown as \ufffd; save the file as UTF-8 to mend it`;
}

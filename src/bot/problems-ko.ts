import { readFileSync } from 'node:fs';

/** A text with gaps, and how it is said in Korean. */
interface Said {
  pieces: string[];
  korean: string;
}

const SAID: readonly Said[] = readFileSync(new URL('data/problems-ko.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('\t'))
  .map(([english = '', korean = '']) => ({ pieces: english.split('{}'), korean }));

/** What a problem says (its `about`, `what` or `next`), in Korean; undefined where it is not in the list. */
export function inKorean(text: string): string | undefined {
  for (const { pieces, korean } of SAID) {
    const gaps = filling(text, pieces);
    if (gaps)
      return gaps.reduce((said, gap, i) => said.replace(`{${i + 1}}`, () => inKorean(gap) ?? gap), korean);
  }
  return undefined;
}

/** A problem's whole line, `about: what; next`, in Korean; as it is where it is not in the list. */
export function lineInKorean(line: string): string {
  const [about = '', ...rest] = line.split(': ');
  const parts = rest.join(': ').split('; ');
  for (let end = 1; end < parts.length; end++) {
    const what = inKorean(parts.slice(0, end).join('; '));
    const next = inKorean(parts.slice(end).join('; '));
    if (what && next) return `${about}: ${what}. ${next}.`;
  }
  return line;
}

/** What stands in the gaps between the pieces; undefined when the text is another one. */
function filling(text: string, pieces: readonly string[]): string[] | undefined {
  const [first = '', ...rest] = pieces;
  if (!text.startsWith(first)) return undefined;
  if (rest.length === 0) return text === first ? [] : undefined;
  const gaps: string[] = [];
  let at = first.length;
  for (const [i, piece] of rest.entries()) {
    const last = i === rest.length - 1;
    const next = last ? (text.endsWith(piece) ? text.length - piece.length : -1) : text.indexOf(piece, at);
    if (next < at) return undefined;
    gaps.push(text.slice(at, next));
    at = next + piece.length;
  }
  return gaps;
}

import type { RemovalReason } from '../../types.ts';

/** A stretch of the file that is no text of the document: an instruction to the program that makes a page of it. */
export interface Mask {
  text: string;
  reason: RemovalReason;
  /** Stands for words that its program puts there: where it stands within a sentence, something is missing. */
  output: boolean;
}

export interface Masked {
  /** Of the same length as the file; each masked stretch is a run of private characters that no syntax knows. */
  text: string;
  masks: readonly Mask[];
}

/** A stretch to mask, in UTF-16 offsets. */
interface Found extends Mask {
  start: number;
  end: number;
}

/** Private characters: where a mask begins, its filling and sixteen digits of its number. */
const BEGIN = '\uf8d0';
const FILL = '\uf8d1';
const DIGIT = 0xf8e0;
const ANY = /[\uf8d0\uf8d1\uf8e0-\uf8ef]/;
const RUN = /\uf8d0([\uf8e0-\uf8ef]+)\uf8d1*/g;
/** A longer tag is no tag but two marks that happen to stand in one text. */
const LONGEST_TAG = 2_000;

/** Pairs that enclose tags: Liquid (Jekyll, Docs of GitHub), and the shortcodes of Hugo. */
const PAIRS = [
  ['{%', '%}'],
  ['{{<', '>}}'],
  ['{{%', '%}}'],
] as const;
const TAG_NAME = /^[\s\-/]*([\p{L}\p{N}_.-]+)/u;
const MIDDLE = new Set(['else', 'elsif', 'elseif', 'elif', 'when', 'include-end']);

/** Takes tags out of a file's text, so that no syntax within them is taken for the document's. */
export function maskTags(text: string, extra: readonly Found[] = []): Masked {
  if (ANY.test(text)) return { text, masks: [] };
  const found = withoutNesting([...tagsOf(text), ...extra]);
  const parts: string[] = [];
  const masks: Mask[] = [];
  let at = 0;
  for (const { start, end, ...mask } of found) {
    const digits = [...masks.length.toString(16)]
      .map((digit) => String.fromCharCode(DIGIT + Number.parseInt(digit, 16)))
      .join('');
    if (digits.length + 1 > end - start) continue;
    parts.push(text.slice(at, start), BEGIN, digits, FILL.repeat(end - start - 1 - digits.length));
    masks.push(mask);
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), masks };
}

/** The text with masks replaced: by what they hide, or by what `replace` says. */
export function unmask(
  text: string,
  masks: readonly Mask[],
  replace: (mask: Mask, before: string, after: string) => string = (mask) => mask.text,
): string {
  if (!text.includes(BEGIN)) return text;
  return text.replace(RUN, (run, digits: string, at: number) => {
    const number = [...digits].reduce((sum, digit) => sum * 16 + digit.charCodeAt(0) - DIGIT, 0);
    const mask = masks[number];
    return mask ? replace(mask, text.slice(0, at), text.slice(at + run.length)) : run;
  });
}

export const isMasked = (text: string): boolean => text.includes(BEGIN);

function tagsOf(text: string): Found[] {
  const found: Found[] = [];
  const closed = new Set<string>();
  for (const [open, close] of PAIRS) {
    let inside = -1;
    for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, start + 1)) {
      if (inside < start + open.length) inside = text.indexOf(close, start + open.length);
      if (inside < 0) break;
      if (inside - start > LONGEST_TAG) continue;
      const end = inside + close.length;
      const tag = text.slice(start, end);
      const name = nameOf(tag.slice(open.length));
      if (name.startsWith('end')) closed.add(name.slice(3));
      else if (/^\s*\//.test(tag.slice(open.length))) closed.add(name);
      found.push({ start, end, text: tag, reason: 'markup', output: true });
      start = end - 1;
    }
  }
  const control = (tag: string): boolean => {
    const name = nameOf(tag.replace(/^\{\{?[%<]/, ''));
    return name.startsWith('end') || closed.has(name) || MIDDLE.has(name);
  };
  return found.map((tag) => ({ ...tag, output: !control(tag.text) }));
}

const nameOf = (inside: string): string => TAG_NAME.exec(inside)?.[1]?.toLowerCase() ?? '';

function withoutNesting(found: Found[]): Found[] {
  let end = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      if (one.start < end) return false;
      end = one.end;
      return true;
    });
}

/** `{% highlight js %}`, `{{< highlight js >}}`, alone on a line. */
const HIGHLIGHT = /^([ \t]{0,20})(\{(?:%-?|\{[<%]) {0,4}highlight {1,4}["']?([\w+#-]{1,30})[^\n]{0,200})$/gm;
const END_HIGHLIGHT = /^([ \t]{0,20})(\{(?:%-? {0,4}end|\{[<%] {0,4}\/ {0,4})highlight[^\n]{0,20})$/gm;

/** Blocks of code that a site generator's tags enclose, as fenced code: a text of the same length. */
export function fenceHighlights(text: string): string {
  if (!text.includes('highlight')) return text;
  return text
    .replace(END_HIGHLIGHT, (_, indent: string, tag: string) => indent + '```'.padEnd(tag.length))
    .replace(
      HIGHLIGHT,
      (_, indent: string, tag: string, language: string) => indent + `\`\`\`${language}`.padEnd(tag.length),
    );
}

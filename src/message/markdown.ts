import { nameOnOneLine } from '../text/unseen.ts';

/**
 * Discord's markdown around other people's words.
 *
 * `escapeText` writes any text so that Discord shows exactly that text: no bold, heading, list, link, mention, timestamp,
 * spoiler, emoji or invite comes of it. It only ever adds backslashes before punctuation, which Discord's parser
 * drops again (its rule is `\` before anything that is no letter, digit or white space), so `unescapeText` gives the very
 * same text back.
 */

/** Active wherever they stand. `<` opens mentions, timestamps, custom emoji and links; `@` mentions. */
const ALWAYS = /[\\*_~|`[\]<@]/g;
/** Active at the beginning of a line: headings, quotes, lists, small print. */
const LINE_START = /^([^\S\n\r\u2028\u2029]*)([#>+-])/gm;
/** `1.` and `1)` at the beginning of a line number a list. */
const NUMBERED = /^([^\S\n\r\u2028\u2029]*\d+)([.)])/gm;
/** Addresses become links, `:name:` an emoji, an invite a card. */
const ADDRESS = /:(?=\/\/)/g;
const EMOJI = /:(?=[\w+~-]+:)/g;
const INVITE = /(discord(?:app)?)(\.)(?=(?:gg|com|me|io|li)\b)/gi;

const ESCAPED = /\\([^0-9A-Za-z\s])/g;

export function escapeText(text: string): string {
  return text
    .replace(ALWAYS, '\\$&')
    .replace(LINE_START, '$1\\$2')
    .replace(NUMBERED, '$1\\$2')
    .replace(ADDRESS, '\\:')
    .replace(EMOJI, '\\:')
    .replace(INVITE, '$1\\$2');
}

export function unescapeText(markup: string): string {
  return markup.replace(ESCAPED, '$1');
}

/**
 * A quote as a block: every line under a bar, highlights in bold.
 *
 * @param highlights `[start, end]` UTF-16 offsets in `text`, in any order; overlapping and touching ones are joined.
 */
export function quoted(text: string, highlights: readonly (readonly [number, number])[] = []): string {
  return marked(text, highlights)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** As `quoted`, without the bar; `mark` stands on both sides of what is highlighted. */
export function marked(
  text: string,
  highlights: readonly (readonly [number, number])[],
  mark: '**' | '~~' = '**',
): string {
  const bold = new Set<number>();
  for (const [start, end] of highlights) for (let at = start; at < end; at++) bold.add(at);
  // Escaping looks at its neighbours, so the whole text is escaped once and the marks are set by counting through it.
  const escaped = escapeText(text);
  let out = '';
  let open = false;
  let at = 0;
  for (let i = 0; i < escaped.length; at++) {
    const width = escaped[i] === '\\' ? 2 : 1;
    const wanted = bold.has(at) && text[at] !== '\n';
    if (wanted !== open) out += mark;
    open = wanted;
    out += escaped.slice(i, i + width);
    i += width;
  }
  return open ? out + mark : out;
}

/** The text a `quoted` block was made of. */
export function unquoted(markup: string): string {
  const lines = markup.split('\n').map((line) => line.replace(/^> /, ''));
  return unescapeText(lines.join('\n').replace(/\\[\s\S]|\*\*/g, (found) => (found === '**' ? '' : found)));
}

/** An address that may stand in a masked link: http(s) only, without what would end the link early. */
export function safeUrl(url: string | null): string | null {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
    return parsed.href.replace(
      /[()<>\s\\|*_~`]/g,
      (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  } catch {
    return null;
  }
}

/** Up to `limit` characters of a label (never of a quote): ends at a word, with "…" where something is missing. */
export function label(text: string, limit: number): string {
  const line = nameOnOneLine(text);
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const word = cut.lastIndexOf(' ');
  const end = word > limit * 0.6 ? word : cut.length;
  return `${cut
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

import { unescapeText } from './markdown.ts';

/**
 * What a message states, without its markdown. A message made of components (Discord leaves `content` empty there)
 * states what it quotes, or, where it quotes nothing, all it says except the small print.
 *
 * @param content as somebody wrote it; wins over the components
 * @param components as discord.js holds them, or as they were sent
 * @param more embeds, and messages that were forwarded with it
 */
export function wordsOfMessage(
  content: string,
  components: readonly object[] = [],
  more: { embeds?: readonly Embedded[]; forwarded?: readonly Forwarded[] } = {},
): string {
  const { embeds = [], forwarded = [] } = more;
  const said = [
    ...(content.trim() ? [content] : []),
    ...forwarded.map((one) => one.content ?? ''),
    ...[...embeds, ...forwarded.flatMap((one) => one.embeds ?? [])].map(wordsOfEmbed),
  ].filter((text) => text.trim() !== '');
  if (said.length > 0) return withoutMarkdown(said.join('\n\n'));
  const lines = displays(components).flatMap((text) => text.split('\n'));
  const quoted = lines.filter((line) => BAR.test(line));
  return withoutMarkdown((quoted.length > 0 ? quoted : lines.filter((line) => !SMALL.test(line))).join('\n'));
}

/** What an embed says: a preview of a link, or what another bot wrote. */
export interface Embedded {
  title?: string | null;
  description?: string | null;
  fields?: readonly { name: string; value: string }[] | null;
}

/** A message that was forwarded, as it was then. */
export interface Forwarded {
  content?: string | null;
  embeds?: readonly Embedded[];
}

/** Each part a paragraph of its own: a title is no sentence of the text below it. */
const wordsOfEmbed = ({ title, description, fields }: Embedded): string =>
  [title, description, ...(fields ?? []).flatMap(({ name, value }) => [name, value])]
    .filter(Boolean)
    .join('\n\n');

const BAR = /^> ?/;
const SMALL = /^-# /;
/** What a line may begin with: the bar of a quote, the marks of a heading or of small print. */
const LINE_START = /^(?:> ?|#{1,3} |-# )/gm;
const LINK = /(?<!\\)\[([^[\]\n]+)\]\(<?https?:[^)\s[]+\)/g;
/** Mentions, timestamps and custom emoji: no words. */
const OBJECT = /(?<!\\)<(?:[@#/][^<>\n]*|t:-?\d+(?::\w)?|a?:\w+:\d+)>/g;
/** An escaped character, which is kept, or a mark around words, which goes. */
const MARK = /\\[\s\S]|\*{2,}|\*(?=\S)|(?<=\S)\*|~~|\|\||`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

function withoutMarkdown(markup: string): string {
  const bare = markup
    .replace(LINE_START, '')
    .replace(LINK, '$1')
    .replace(OBJECT, '')
    .replace(MARK, (found) => (found.startsWith('\\') ? found : ''));
  return unescapeText(bare).trim();
}

/** All text displays, in order. */
function displays(components: readonly object[]): string[] {
  return (components as { content?: unknown; components?: unknown }[]).flatMap(
    ({ content, components: inner }) => [
      ...(typeof content === 'string' ? [content] : []),
      ...(Array.isArray(inner) ? displays(inner) : []),
    ],
  );
}

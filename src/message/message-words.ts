import { unescapeText } from './markdown.ts';

/**
 * What a message states, without its markdown. A message made of components (Discord leaves `content` empty there)
 * states what it quotes, or, where it quotes nothing, all it says except the small print.
 *
 * @param content as somebody wrote it; wins over the components
 * @param components as discord.js holds them, or as they were sent
 */
export function wordsOfMessage(content: string, components: readonly object[] = []): string {
  if (content.trim()) return withoutMarkdown(content);
  const lines = displays(components).flatMap((text) => text.split('\n'));
  const quoted = lines.filter((line) => BAR.test(line));
  return withoutMarkdown((quoted.length > 0 ? quoted : lines.filter((line) => !SMALL.test(line))).join('\n'));
}

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

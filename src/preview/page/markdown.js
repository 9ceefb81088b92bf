/**
 * Discord's markdown, read as Discord reads it, into plain data (markdown-dom.js draws it).
 *
 * @typedef {{ type: 'text', text: string }
 *   | { type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'small' | 'quote' | 'paragraph', children: Node[] }
 *   | { type: 'heading', level: number, children: Node[] }
 *   | { type: 'list', ordered: boolean, items: { depth: number, number: number, children: Node[] }[] }
 *   | { type: 'code', text: string }
 *   | { type: 'block', text: string, language: string }
 *   | { type: 'link', url: string, children: Node[] }
 *   | { type: 'time', unix: number, style: string }
 *   | { type: 'mention', kind: 'user' | 'role' | 'channel' | 'command' | 'everyone', id: string }} Node
 */

const FENCE = /^```(?:([\w+.#-]*)\n)?([\s\S]*?)\n?```(?:\n|$)/;
const QUOTE_REST = /^>>> ([\s\S]*)$/;
const QUOTE = /^(?:> [^\n]*(?:\n|$))+/;
const HEADING = /^(#{1,3}) +([^\n]+)(?:\n|$)/;
const SMALL = /^-# +([^\n]+)(?:\n|$)/;
const LIST = /^(?: *[-*] +[^\n]+(?:\n|$))+/;
const NUMBERED = /^(?: *\d{1,9}\. +[^\n]+(?:\n|$))+/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;
const BLOCKS = [FENCE, QUOTE_REST, QUOTE, HEADING, SMALL, LIST, NUMBERED];

/**
 * @param {string} text
 * @param {boolean} [quoted] inside a block quote, where another one cannot begin
 * @returns {Node[]}
 */
export function parse(text, quoted = false) {
  /** @type {Node[]} */
  const nodes = [];
  let plain = '';
  const flush = () => {
    // A block has room around it by itself: blank lines beside it would double that.
    const words = nodes.length > 0 ? plain.replace(/^\n+|(?<!\n)\n+$/g, '') : plain.replace(/\n$/, '');
    if (words !== '') nodes.push({ type: 'paragraph', children: parseInline(words) });
    plain = '';
  };
  let rest = text;
  while (rest !== '') {
    const block = readBlock(rest, quoted);
    if (block) {
      flush();
      nodes.push(block.node);
      rest = rest.slice(block.length);
      continue;
    }
    const line = rest.indexOf('\n') + 1 || rest.length;
    plain += rest.slice(0, line);
    rest = rest.slice(line);
  }
  flush();
  return nodes;
}

/**
 * @param {string} text
 * @param {boolean} quoted
 * @returns {{ node: Node, length: number } | null}
 */
function readBlock(text, quoted) {
  for (const pattern of BLOCKS) {
    if (quoted && (pattern === QUOTE || pattern === QUOTE_REST)) continue;
    const found = pattern.exec(text);
    if (found) return { node: blockOf(pattern, found), length: found[0].length };
  }
  return null;
}

/**
 * @param {RegExp} pattern
 * @param {RegExpExecArray} found
 * @returns {Node}
 */
function blockOf(pattern, found) {
  const [whole, first = '', second = ''] = found;
  if (pattern === FENCE) return { type: 'block', text: second, language: first };
  if (pattern === QUOTE_REST) return { type: 'quote', children: parse(first, true) };
  if (pattern === QUOTE)
    return { type: 'quote', children: parse(whole.replace(/\n$/, '').replace(/^> /gm, ''), true) };
  if (pattern === HEADING) return { type: 'heading', level: first.length, children: parseInline(second) };
  if (pattern === SMALL) return { type: 'small', children: parseInline(first) };
  const items = whole
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const [, indent = '', mark = '-', content = ''] = ITEM.exec(line) ?? [];
      return {
        depth: Math.floor(indent.length / 2),
        number: Number.parseInt(mark, 10),
        children: parseInline(content),
      };
    });
  return { type: 'list', ordered: pattern === NUMBERED, items };
}

/** @type {Record<string, 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'>} */
const MARKS = { '**': 'bold', __: 'underline', '~~': 'strike', '||': 'spoiler', '*': 'italic', _: 'italic' };
const LINK =
  /^\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: +"[^"\n]*")?\)/;
const ANGLE = /^<(https?:\/\/[^\s<>]+)>/;
const ADDRESS = /^https?:\/\/[^\s<>]+[^\s<>.,:;"'\])!?。]/;
const TIME = /^<t:(-?\d{1,17})(?::([tTdDfFR]))?>/;
/** @type {[RegExp, 'user' | 'role' | 'channel' | 'command' | 'everyone'][]} */
const MENTIONS = [
  [/^<@!?(\d+)>/, 'user'],
  [/^<@&(\d+)>/, 'role'],
  [/^<#(\d+)>/, 'channel'],
  [/^<\/([^:>]+):\d+>/, 'command'],
  [/^@(everyone|here)\b/, 'everyone'],
];
const ESCAPED = /^\\([^0-9A-Za-z\s])/;

/**
 * @param {string} text
 * @returns {Node[]}
 */
export function parseInline(text) {
  /** @type {Node[]} */
  const nodes = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const escaped = ESCAPED.exec(rest);
    if (escaped) {
      plain += escaped[1];
      at += 2;
      continue;
    }
    const found = readSpan(rest) ?? readMarked(rest);
    if (!found) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') nodes.push({ type: 'text', text: plain });
    plain = '';
    nodes.push(found.node);
    at += found.length;
  }
  if (plain !== '') nodes.push({ type: 'text', text: plain });
  return nodes;
}

/**
 * What begins here and has no markdown inside: code, links, times, mentions.
 *
 * @param {string} rest
 * @returns {{ node: Node, length: number } | null}
 */
function readSpan(rest) {
  const first = rest[0] ?? '';
  if (!'`[<h@'.includes(first)) return null;
  const code = readCode(rest);
  if (code) return { node: { type: 'code', text: code.text }, length: code.length };
  const link = LINK.exec(rest);
  if (link)
    return {
      node: { type: 'link', url: link[2] ?? '', children: parseInline(link[1] ?? '') },
      length: link[0].length,
    };
  const address = ANGLE.exec(rest) ?? ADDRESS.exec(rest);
  if (address) {
    const url = address[1] ?? address[0];
    return {
      node: { type: 'link', url, children: [{ type: 'text', text: url }] },
      length: address[0].length,
    };
  }
  const time = TIME.exec(rest);
  if (time)
    return { node: { type: 'time', unix: Number(time[1]), style: time[2] ?? 'f' }, length: time[0].length };
  for (const [pattern, kind] of MENTIONS) {
    const mention = pattern.exec(rest);
    if (mention) return { node: { type: 'mention', kind, id: mention[1] ?? '' }, length: mention[0].length };
  }
  return null;
}

/**
 * A stretch of code: it ends at the next run of as many backticks as it begins with, or, where there is none, of fewer,
 * the rest then being part of it.
 *
 * @param {string} text
 * @returns {{ text: string, length: number } | null}
 */
function readCode(text) {
  let opening = 0;
  while (text[opening] === '`') opening += 1;
  if (opening === 0) return null;
  let marks = 0;
  let end = 0;
  for (let at = text.indexOf('`', opening); at >= 0 && marks < opening; at = text.indexOf('`', at)) {
    const from = at;
    while (text[at] === '`') at += 1;
    if (at - from > opening || at - from <= marks) continue;
    marks = at - from;
    end = at;
  }
  return marks > 0 ? { text: text.slice(marks, end - marks), length: end } : null;
}

/**
 * @param {string} rest
 * @returns {{ node: Node, length: number } | null}
 */
function readMarked(rest) {
  for (const [mark, type] of Object.entries(MARKS)) {
    if (!rest.startsWith(mark)) continue;
    const end = closing(rest, mark);
    if (end < 0) continue;
    return { node: { type, children: parseInline(rest.slice(mark.length, end)) }, length: end + mark.length };
  }
  return null;
}

/**
 * Where the mark that opens `text` closes, −1 when it does not.
 *
 * @param {string} text
 * @param {string} mark
 */
function closing(text, mark) {
  const single = mark.length === 1;
  if (single && (/\s/.test(text[1] ?? ' ') || text[1] === mark)) return -1;
  for (let at = mark.length; at < text.length; at++) {
    if (text[at] === '\\') {
      at += 1;
      continue;
    }
    const code = text[at] === '`' && readCode(text.slice(at));
    if (code) {
      at += code.length - 1;
      continue;
    }
    if (!text.startsWith(mark, at)) continue;
    if (single) {
      // A doubled mark inside is another one's: skip it whole.
      if (text[at + 1] === mark) {
        at += 1;
        continue;
      }
      if (/\s/.test(text[at - 1] ?? ' ') || (mark === '_' && /\w/.test(text[at + 1] ?? ''))) continue;
      return at;
    }
    let end = at;
    while (text[end + mark.length] === mark[0]) end += 1;
    if (end > mark.length) return end;
  }
  return -1;
}

/**
 * The words alone, as they would be copied.
 *
 * @param {readonly Node[]} nodes
 * @returns {string}
 */
export function plainText(nodes) {
  /** @param {Node} node @returns {string} */
  const words = (node) => {
    if (node.type === 'list') return node.items.map((item) => plainText(item.children)).join('\n');
    if ('children' in node) return plainText(node.children);
    if ('text' in node) return node.text;
    if (node.type === 'time') return new Date(node.unix * 1000).toISOString().slice(0, 10);
    return node.type === 'mention' ? `@${node.id}` : '';
  };
  const blocks = ['paragraph', 'quote', 'heading', 'small', 'list', 'block'];
  return nodes.map((node, i) => (i > 0 && blocks.includes(node.type) ? '\n' : '') + words(node)).join('');
}

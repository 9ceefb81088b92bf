import { load } from 'cheerio';
import iconv from 'iconv-lite';
import { FORMATS } from '../documents/formats.ts';
import { decodeHtml } from '../documents/read/html.ts';

/** What has to be known of a web page beside what the reader of HTML finds. */
export interface Page {
  /** Address the page itself gives, absolute; null where it gives none. */
  canonical: string | null;
  /** Absolute addresses it links to, without fragment, in order. */
  links: string[];
  /** robots meta: it does not want to be kept. */
  noindex: boolean;
  /** Asks for a password. */
  login: boolean;
  /** Letters and digits of its text. */
  letters: number;
}

export function readPage(html: string, address: string): Page {
  const $ = load(html);
  const base = $('base[href]').attr('href');
  const from = base && URL.canParse(base, address) ? new URL(base, address).href : address;
  const absolute = (href: string | undefined): string | null => {
    if (!href || !URL.canParse(href, from)) return null;
    const url = new URL(href, from);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url.href : null;
  };
  const rules = $('meta[name=robots]').attr('content')?.toLowerCase() ?? '';
  const links = /nofollow|none/.test(rules)
    ? []
    : $('a[href]:not([rel~=nofollow])')
        .toArray()
        .flatMap((element) => absolute($(element).attr('href')) ?? []);
  const login = $('input[type=password]').length > 0;
  const canonical = absolute($('link[rel=canonical]').attr('href'));
  $('script,style,noscript,template').remove();
  return {
    canonical,
    links: [...new Set(links)],
    noindex: /noindex|none/.test(rules),
    login,
    letters: lettersOf($('body').text()),
  };
}

/** Letters and digits, by which two versions of a page are compared. */
export const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const charsetOf = (type: string): string | null =>
  /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1]?.toLowerCase() ?? null;

/**
 * Text of a page or feed: strict UTF-8 first, whatever is claimed, since a wrong claim is common and other encodings
 * are hardly ever valid UTF-8; then what the server, the file or its letters say.
 */
export function textOf(bytes: Uint8Array, type: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
    const claimed = [charsetOf(type), /encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]?.toLowerCase()];
    for (const name of claimed) {
      if (!name || /^utf-?8$/.test(name) || !iconv.encodingExists(name)) continue;
      const text = iconv.decode(Buffer.from(bytes), name === 'euc-kr' ? 'cp949' : name);
      if (!text.includes('\ufffd')) return text;
    }
    return decodeHtml(bytes);
  }
}

/** Bytes as UTF-8 with a mark that says so: what a server said of the encoding is not in the file. */
export function asUtf8(bytes: Uint8Array, text: string): Uint8Array {
  const plain = Buffer.from(text, 'utf8');
  return plain.equals(bytes) ? bytes : Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]);
}

/** The ending a file of this media type gets here; null for what is not read. */
export function endingFor(type: string, address: string): string | null {
  const media = type.split(';')[0]!.trim().toLowerCase();
  const format = FORMATS.find(({ mediaTypes }) => mediaTypes.includes(media));
  const path = URL.canParse(address) ? new URL(address).pathname.toLowerCase() : address.toLowerCase();
  const named = FORMATS.find(({ endings }) => endings.some((ending) => path.endsWith(ending)));
  // A server that does not know a file calls it one of these; then its name decides.
  const vague = media === '' || media === 'application/octet-stream' || media === 'text/plain';
  return (vague ? (named ?? format) : format)?.endings[0] ?? null;
}

/** Share of its letters that a page may lose before it is doubted, and from how many letters on. */
const SHRUNK = { to: 0.25, from: 600 } as const;

/** Why a new version of a page is not believed; null where it is. */
export function doubt(before: Page, after: Page): 'login' | 'shrunk' | null {
  if (after.login && !before.login) return 'login';
  return before.letters >= SHRUNK.from && after.letters < before.letters * SHRUNK.to ? 'shrunk' : null;
}

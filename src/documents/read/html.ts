import { type CheerioAPI, load } from 'cheerio';
import type { Document, Element } from 'domhandler';
import iconv from 'iconv-lite';
import { DocumentBuilder } from '../builder.ts';
import type { Place } from '../types.ts';
import { decode } from './decode.ts';
import { addElements } from './dom.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { furnitureOf, isByline } from './html/furniture.ts';
import { describeHead } from './html-head.ts';
import { textOf } from './text-of.ts';

/**
 * A web page: its content as blocks, without what leads through its site, and what its head says of title, author,
 * publisher, date, language and address. A part of a page without such furniture is kept whole.
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const { text, notices } = textOf(path, bytes, decodeHtml);
  const $ = load(text);
  const builder = new DocumentBuilder();
  addPage(builder, $);
  return { ...builder.finish(), stated: describeHead($.root()[0] as Document), notices };
}

/** The content of a page as blocks; what is left out is listed. */
export function addPage(builder: DocumentBuilder, $: CheerioAPI, place: Place = {}): void {
  const root = $.root()[0] as Document;
  const body = bodyOf(root);
  addElements(builder, body ? body.children : root.children, { place, omit: furnitureOf(root), isByline });
}

function bodyOf({ children }: Document): Element | undefined {
  const within = children.flatMap((node) =>
    node.type === 'tag' && node.name === 'html' ? node.children : [node],
  );
  return within.find((node): node is Element => node.type === 'tag' && node.name === 'body');
}

/** Text of an HTML file: the encoding its head declares, unless the bytes are strictly UTF-8 or marked otherwise. */
export function decodeHtml(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  const utf8 = Buffer.from(bytes).toString('utf8');
  if (!declared || /^utf/.test(declared) || !utf8.includes('\ufffd')) return decode(bytes);
  const name = /euc-kr|ks_c|ksc|949/.test(declared) ? 'cp949' : declared;
  return iconv.encodingExists(name) ? iconv.decode(Buffer.from(bytes), name) : decode(bytes);
}

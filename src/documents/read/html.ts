import { type Cheerio, type CheerioAPI, load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import iconv from 'iconv-lite';
import { clean } from '../clean.ts';
import { blocksOf } from './blocks.ts';
import { decode } from './decode.ts';
import { type Extracted, normalise, type ReadInput } from './extracted.ts';
import { describeHead } from './html-head.ts';
import { fromMarkedText } from './marked-text.ts';
import { textOf } from './text-of.ts';

/** Share of the running text that an element must hold to be the page's content. */
const MOST_OF_THE_TEXT = 0.6;
/** A list or block in which this share of the characters lies in links is a menu. */
const MENU_LINKS = 0.7;
/** A menu holds at most this share of the page's text. */
const MOST_OF_A_MENU = 0.5;
const FURNITURE =
  'script,style,noscript,template,nav,aside,form,button,input,select,iframe,[hidden],[aria-hidden=true],[role=navigation],' +
  '[role=banner],[role=search],[role=contentinfo],[role=complementary],[role=dialog],[class*=breadcrumb],[class*=cookie],' +
  '[id*=cookie],[class*=share],[class*=sns],[class*=related],[class*=skip]';

/** A web page: its main content, and what its head says of title, publisher, date, language and address. */
export function read({ path, bytes }: ReadInput): Extracted {
  const $ = load(textOf(path, bytes, decodeHtml).text);
  const stated = describeHead($);
  const all = length($('body'));
  $(FURNITURE)
    .filter((_, element) => length($(element)) <= MOST_OF_THE_TEXT * all)
    .remove();
  $('header,footer')
    .filter((_, element) => $(element).find('h1,p').length === 0 || $(element).parent().is('body'))
    .remove();
  removeMenus($, all);
  const content = mainContent($);
  const text = blocksOf(content);
  const heading = $('h1').first().text().replace(/\s+/g, ' ').trim();
  const titled = heading && !text.includes(heading) ? `# ${heading}\n\n${text}` : text;
  const { text: kept, removed } = clean(normalise(titled));
  return { ...fromMarkedText(kept), removed: removed.map((one) => ({ ...one, at: 0 })), stated };
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

const length = (element: Cheerio<AnyNode>): number => element.text().replace(/\s+/g, '').length;

function removeMenus($: CheerioAPI, whole: number): void {
  $('ul,ol,table,div').each((_, element) => {
    const links = $(element).find('a');
    const inLinks = links.toArray().reduce((sum, link) => sum + length($(link)), 0);
    const all = length($(element));
    if (links.length >= 3 && inLinks > MENU_LINKS * all && all < MOST_OF_A_MENU * whole) $(element).remove();
  });
}

/** The deepest element that still holds most of the page's text, or what the page itself marks as its article. */
function mainContent($: CheerioAPI): Cheerio<AnyNode> {
  const body: Cheerio<AnyNode> = $('body').length > 0 ? $('body') : $.root();
  const all = length(body);
  for (const marked of ['[itemprop=articleBody]', 'article', 'main,[role=main]']) {
    const found = $(marked)
      .toArray()
      .sort((a, b) => length($(b)) - length($(a)))[0];
    if (found && length($(found)) >= MOST_OF_THE_TEXT * all) return $(found);
  }
  let current: Cheerio<AnyNode> = body;
  for (;;) {
    const next = current
      .children('div,section,article,main,td,table,tbody,tr,center')
      .toArray()
      .find((child) => length($(child)) >= MOST_OF_THE_TEXT * all);
    if (!next) return current;
    current = $(next);
  }
}

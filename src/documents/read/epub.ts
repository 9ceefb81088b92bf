import { load } from 'cheerio';
import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import { asLanguage, isoDay } from '../describe/stated.ts';
import type { Description } from '../types.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { addPage, decodeHtml } from './html.ts';
import { damaged, unpack } from './unpack.ts';
import { childOf, childrenOf, parseXml, textIn, within, type XmlElement } from './xml.ts';

const WANTED = /\.(?:x?html?|xml|opf)$|^mimetype$/i;

/**
 * A book (EPUB 2 and 3): its chapters in the order of its spine, each read as a web page; its package describes it.
 *
 * @throws Problem when it is damaged, locked or empty of text
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const files = unpack(path, bytes, (name) => WANTED.test(name));
  const container = parseXml(path, files.get('META-INF/container.xml'));
  const main =
    within(container, 'rootfile')[0]?.attributes['full-path'] ??
    [...files.keys()].find((name) => name.endsWith('.opf'));
  const book = parseXml(path, files.get(main ?? ''));
  if (!main || !book) throw damaged(path);
  const locked = lockedParts(path, files.get('META-INF/encryption.xml'));
  const builder = new DocumentBuilder();
  for (const name of chapters(book, main)) {
    const chapter = files.get(name);
    if (locked.has(name)) throw new Problem(path, 'locked by its publisher', 'ask for a copy without a lock');
    const text = chapter && decodeHtml(chapter);
    if (text) addPage(builder, load(text));
  }
  const built = builder.finish();
  if (built.text === '') throw new Problem(path, 'no text in it', 'check the file, or leave it out');
  return { ...built, stated: describeBook(childOf(book, 'metadata')) };
}

/** Names of the chapters in the order in which they are read. */
function chapters(book: XmlElement, main: string): string[] {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const items = new Map(
    within(book, 'item').map(({ attributes }) => [attributes.id ?? '', attributes.href ?? '']),
  );
  return childrenOf(childOf(book, 'spine'), 'itemref').flatMap(({ attributes }) => {
    const target = items.get(attributes.idref ?? '');
    return target ? [resolved(folder, target)] : [];
  });
}

function resolved(folder: string, target: string): string {
  const url = new URL(target, `http://book/${folder.split('/').map(encodeURIComponent).join('/')}`);
  try {
    return decodeURIComponent(url.pathname.slice(1));
  } catch {
    return url.pathname.slice(1);
  }
}

/** Parts that are encrypted. Fonts often are, which locks no text. */
const lockedParts = (path: string, bytes: Uint8Array | undefined): Set<string> =>
  new Set(within(parseXml(path, bytes), 'CipherReference').map(({ attributes }) => attributes.URI ?? ''));

function describeBook(metadata: XmlElement | undefined): Partial<Description> {
  const all = (name: string): string[] =>
    childrenOf(metadata, name)
      .map((element) => textIn(element).replace(/\s+/g, ' ').trim())
      .filter(Boolean);
  const [title] = all('title');
  const author = all('creator').join(', ');
  const [publisher] = all('publisher');
  const published = isoDay(all('date')[0] ?? '');
  const language = asLanguage(all('language')[0] ?? '');
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(publisher && { publisher }),
    ...(published && { published }),
    ...(language && { language }),
  };
}

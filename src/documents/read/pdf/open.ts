import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { Problem } from '../../../problem.ts';
import { MOST_PAGES } from '../limits.ts';
import { damaged } from '../unpack.ts';
import { piecesOfFields } from './fields.ts';
import { MOST_ITEMS, MOST_ITEMS_ON_PAGE } from './limits.ts';
import { type Item, piecesOf } from './pieces.ts';
import type { Page } from './types.ts';
import { unpacksToTooMuch } from './unpacked-size.ts';

const folder = (name: string): string =>
  fileURLToPath(new URL(`../../../../node_modules/pdfjs-dist/${name}/`, import.meta.url));

/** What a PDF holds. */
export interface Pdf {
  pages: Page[];
  /** What the file says of itself; keys as in its information dictionary. */
  information: Readonly<Record<string, unknown>>;
}

/**
 * The text of a PDF by page, with what is typed into its forms.
 *
 * @throws Problem when it is damaged, protected, or takes more than a document may
 */
export async function openPdf(path: string, bytes: Uint8Array): Promise<Pdf> {
  if (unpacksToTooMuch(bytes)) throw tooMuch(path);
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    useSystemFonts: false,
    useWasm: false,
    isEvalSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    disableFontFace: true,
    verbosity: 0,
  });
  try {
    return await readAll(path, await task.promise, bytes);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new Problem(path, 'protected by a password', 'save it without one', { cause });
    }
    throw damaged(path, cause);
  } finally {
    await task.destroy();
  }
}

async function readAll(path: string, pdf: PDFDocumentProxy, bytes: Uint8Array): Promise<Pdf> {
  if (pdf.numPages > MOST_PAGES)
    throw new Problem(path, `more than ${MOST_PAGES} pages`, 'split it, or leave it out');
  const { info } = await pdf.getMetadata();
  const typed = hasTypedText(info as Record<string, unknown>, bytes);
  const pages: Page[] = [];
  let left = MOST_ITEMS;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items, vertical } = await itemsOf(page, Math.min(left, MOST_ITEMS_ON_PAGE));
    left -= items.length;
    if (left <= 0 || items.length >= MOST_ITEMS_ON_PAGE) throw tooMuch(path);
    pages.push(pageOf(page, items, vertical, typed ? await page.getAnnotations() : []));
    page.cleanup();
  }
  return { pages, information: info as Record<string, unknown> };
}

/** Whether there may be form fields or typed remarks: to look for them on each page takes as long as to read it. */
const hasTypedText = (information: Record<string, unknown>, bytes: Uint8Array): boolean =>
  information.IsAcroFormPresent === true ||
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/FreeText');

function pageOf(
  page: PDFPageProxy,
  items: Item[],
  vertical: ReadonlySet<string>,
  annotations: Parameters<typeof piecesOfFields>[0],
): Page {
  const view = page.getViewport({ scale: 1 });
  const leftOut: Page['leftOut'] = [];
  const [pieces = [], ...turned] = piecesOf(items, view.transform, (font) => vertical.has(font), leftOut);
  const fields = piecesOfFields(annotations, view.transform, pieces);
  return {
    number: page.pageNumber,
    width: view.width,
    height: view.height,
    pieces: [...pieces, ...fields],
    turned,
    leftOut,
  };
}

/** Runs of text as the page draws them, at most `most`; and the fonts among them that write downwards. */
async function itemsOf(
  page: PDFPageProxy,
  most: number,
): Promise<{ items: Item[]; vertical: ReadonlySet<string> }> {
  const items: Item[] = [];
  const vertical = new Set<string>();
  const reader = page.streamTextContent().getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    for (const item of value.items) if ('str' in item) items.push(item);
    for (const [font, style] of Object.entries<{ vertical?: boolean }>(value.styles))
      if (style.vertical) vertical.add(font);
    if (items.length >= most) {
      await reader.cancel(new Error('more text than is read'));
      break;
    }
  }
  return { items, vertical };
}

const tooMuch = (path: string): Problem =>
  new Problem(
    path,
    'unpacks to far more than a document holds',
    'check where it comes from, or leave it out',
  );

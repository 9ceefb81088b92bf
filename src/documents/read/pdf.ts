import { fileURLToPath } from 'node:url';
import { Problem } from '../../problem.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { MOST_PAGES } from './limits.ts';
import { fromMarkedText } from './marked-text.ts';
import { type Line, linesOf } from './pdf-lines.ts';
import { paragraphsOfPages } from './pdf-paragraphs.ts';
import { damaged } from './unpack.ts';

const folder = (name: string): string =>
  fileURLToPath(new URL(`../../../node_modules/pdfjs-dist/${name}/`, import.meta.url));

/**
 * A PDF's text layer: paragraphs rebuilt from the places of its lines, page numbers and running heads left out.
 *
 * @throws Problem when it is damaged, protected, too long, or only pictures of pages.
 */
export async function read({ path, bytes }: ReadInput): Promise<Extracted> {
  const pages = await readPages(path, bytes);
  if (pages.every((lines) => lines.length === 0)) {
    throw new Problem(path, 'no text layer', 'run OCR first, or leave it out');
  }
  return { ...fromMarkedText(paragraphsOfPages(pages)), stated: {} };
}

async function readPages(path: string, bytes: Uint8Array): Promise<Line[][]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    useSystemFonts: false,
    isEvalSupported: false,
    disableFontFace: true,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MOST_PAGES)
      throw new Problem(path, `more than ${MOST_PAGES} pages`, 'split it, or leave it out');
    const pages: Line[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items.filter((item) => 'str' in item)));
      page.cleanup();
    }
    return pages;
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

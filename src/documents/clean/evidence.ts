import { isSkipLink } from './furniture.ts';
import { isBreadcrumb, isNotice } from './lines.ts';
import { headsProse, type Line } from './page.ts';
import { OTHER_ARTICLES } from './vocabulary.ts';

/** What shows that a text is a web page copied whole. */
type Sign = 'skip links' | 'controls' | 'menu' | 'breadcrumb' | 'articles' | 'notice' | 'labels' | 'section';

/** Signs that a document may bear by itself: they count only beside one that it does not. */
const WEAK: ReadonlySet<Sign> = new Set<Sign>(['labels', 'section']);

/**
 * Whether a text shows the marks of a page copied whole: lines of several kinds of furniture together, around its prose.
 * One kind alone is a document that has such words: a manual has the headings Print and Share, a contact list has labels.
 */
export function isCopiedPage(lines: readonly Line[], [from, to]: readonly [number, number]): boolean {
  const kinds = new Set<Sign>();
  const first = lines.findIndex(({ words }) => words !== '');
  for (const [i, line] of lines.entries()) {
    const sign = signOf(line, { edge: i < from || i > to, first: i === first });
    if (sign && !(sign === 'controls' && headsProse(lines, i))) kinds.add(sign);
    if (kinds.size > 1 && [...kinds].some((kind) => !WEAK.has(kind))) return true;
  }
  return false;
}

function signOf({ words, items }: Line, { edge, first }: { edge: boolean; first: boolean }): Sign | null {
  if (words === '') return null;
  if (items) {
    if (isSkipLink(words)) return 'skip links';
    if (items.strong > 0) return 'controls';
    if (items.weak + items.section >= 3) return 'menu';
    if (edge && items.label > 0) return 'labels';
    if (first && items.section > 0) return 'section';
  }
  if (OTHER_ARTICLES.test(words)) return 'articles';
  if (isNotice(words)) return 'notice';
  return edge && isBreadcrumb(words) ? 'breadcrumb' : null;
}

import type { Context } from '../../library/context.ts';
import { type LeftOut, leftOutAt } from '../../reading/left-out.ts';
import { plain } from './plain.ts';

/** A place at which a file has the words, though they are not in the document's text. */
export interface LeftOutPlace extends LeftOut {
  documentId: string;
  title: string;
  path: string;
}

/** Of one document: what was left out of it, as it is compared, entry after entry. */
interface Compared {
  document: number;
  text: string;
  /** Where each entry begins in `text`. */
  starts: number[];
}

/** What has been read of a library so far. */
interface Known {
  next: number;
  characters: number;
  documents: Compared[];
}

/** Reading goes on so long in one call, in ms; the next call reads on. A call has five seconds for everything. */
const PATIENCE = 1_500;
/** Characters kept; of a library that leaves out more only its first documents are looked through. */
const MOST = 20_000_000;
/** Anything shorter stands everywhere. */
const SHORTEST = 4;
const PLACES = 5;

/** Where the parts of a quote stand, in order, in what was left out of a document; at most five places. */
export function findLeftOut(
  context: Context,
  parts: readonly string[],
  { collections, document }: { collections: readonly string[]; document?: string | null },
): LeftOutPlace[] {
  const needles = parts.map((part) => plain(part).text).filter(Boolean);
  if (needles.join('').length < SHORTEST) return [];
  const { library } = context;
  const allowed = new Set(collections);
  const found: LeftOutPlace[] = [];
  for (const compared of readSoFar(context).documents) {
    const { id, title, path, collection } = library.documents[compared.document]!;
    if (!allowed.has(collection) || (document && document !== id)) continue;
    const at = placeOf(compared.text, needles);
    if (at < 0) continue;
    const entry = compared.starts.findLastIndex((start) => start <= at);
    found.push({ documentId: id, title, path, ...leftOutAt(context, compared.document, entry) });
    if (found.length === PLACES) break;
  }
  return found;
}

/** Where the first part begins, all others standing behind it; -1 where they do not. */
function placeOf(text: string, needles: readonly string[]): number {
  let first = -1;
  let from = 0;
  for (const needle of needles) {
    const at = text.indexOf(needle, from);
    if (at < 0) return -1;
    if (first < 0) first = at;
    from = at + needle.length;
  }
  return first;
}

function readSoFar(context: Context): Known {
  const { library } = context;
  const known = context.memo<Known>('verify:left out', () => ({ next: 0, characters: 0, documents: [] }));
  const end = performance.now() + PATIENCE;
  while (known.next < library.documents.length && known.characters < MOST && performance.now() < end) {
    const document = known.next;
    known.next += 1;
    const compared: Compared = { document, text: '', starts: [] };
    const texts = library.structure(document).removed.map(({ text }) => plain(text).text);
    if (texts.length === 0) continue;
    let at = 0;
    for (const text of texts) {
      compared.starts.push(at);
      at += text.length + 1;
    }
    compared.text = texts.join(' ');
    known.characters += compared.text.length;
    known.documents.push(compared);
  }
  return known;
}

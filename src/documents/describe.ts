import { isProse } from './clean/page.ts';
import { findKind } from './describe/kind.ts';
import { findLanguage } from './describe/language.ts';
import { findPublished } from './describe/published.ts';
import { findPublisher } from './describe/publisher.ts';
import { findTitle, titleFromPath, withoutTag } from './describe/title.ts';
import type { Block, Description } from './types.ts';

export interface Described {
  path: string;
  /** The cleaned text. */
  text: string;
  blocks: readonly Block[];
  /** The lines that were taken out: dates and names of publishers stand there. */
  removed: string[];
  /** What the file states itself: front matter, an HTML head. It wins over what is found. */
  stated: Partial<Description>;
}

/** Title, publisher, date, kind, language and address: as stated, else as found in the text, else left open. */
export function describe({ path, text, blocks, removed, stated }: Described): Description {
  const edges = edgeLines(text);
  const title = stated.title ? withoutTag(stated.title) : (findTitle(text, blocks) ?? titleFromPath(path));
  const publisher = stated.publisher ?? findPublisher(removed, text);
  return {
    title,
    publisher,
    author: stated.author ?? null,
    published: stated.published ?? findPublished({ removed, edges }, text, path),
    kind: stated.kind ?? findKind({ removed, text, title, path, publisher }),
    language: stated.language ?? findLanguage(text),
    url: stated.url ?? null,
  };
}

/** Lines at a text's head and foot that are looked at. */
const EDGE_LINES = 15;
/** Characters of a long text in which they are sought. */
const EDGE = 4_000;

/** The lines before the first and after the last line of prose, at most so many: dates and names of publishers stand there. */
function edgeLines(text: string): string[] {
  const lines = (part: string): string[] =>
    part
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const head = lines(text.slice(0, EDGE)).slice(0, EDGE_LINES);
  const foot = lines(text.slice(-EDGE)).slice(-EDGE_LINES);
  const first = head.findIndex(isProse);
  const last = foot.findLastIndex(isProse);
  return [...head.slice(0, first < 0 ? head.length : first), ...foot.slice(last + 1)];
}

import { outlineOfBlocks } from '../structure.ts';
import type { Block, Heading } from '../types.ts';

/** "[Diplomatic News]", "[보도자료]" before a headline. */
const LEADING_DATE = /^(?:date\s+)?\d{4}-\d{2}-\d{2}\s+(?=\p{L})/iu;
const SECTION_TAG = /^(?:\[[^\]]{2,40}\]|<[^>]{2,40}>|【[^】]{2,40}】)\s*/u;
/** A second line that is this long at most may be the title's second half. */
const LONGEST_SUBTITLE = 100;

/** The title that a text itself shows: its only heading of the first level, else its first heading, with a subtitle that stands right below it; null if none. */
export function findTitle(text: string, blocks: readonly Block[]): string | null {
  const { headings, paragraphs } = outlineOfBlocks(blocks);
  const outermost = headings.filter(({ level }) => level === 1);
  const only = outermost.length === 1 ? outermost[0] : undefined;
  if (only && only !== headings[0]) return withoutTag(text.slice(only.start, only.end));
  const first = headings[0];
  if (!first || (first.level > 1 && (paragraphs[0]?.start ?? Number.POSITIVE_INFINITY) < first.start))
    return null;
  const title = withoutTag(text.slice(first.start, first.end));
  const subtitle = headings[1];
  if (!subtitle || !belongsTo(text, first, subtitle, headings[2], paragraphs[0]?.start)) return title;
  return `${title}: ${text.slice(subtitle.start, subtitle.end)}`;
}

/** A headline without the date or the name of the section before it; the line itself if nothing else is left. */
export const withoutTag = (line: string): string =>
  line.replace(LEADING_DATE, '').replace(SECTION_TAG, '').trim() || line.trim();

/**
 * Whether the second heading is a subtitle: nothing but blank lines between the two, and not itself the heading of
 * the text that follows, which begins under a third heading or with the speaker's name.
 */
function belongsTo(
  text: string,
  title: Heading,
  second: Heading,
  third: Heading | undefined,
  prose = Number.POSITIVE_INFINITY,
): boolean {
  if (text.startsWith('#') || second.end - second.start > LONGEST_SUBTITLE) return false;
  if (text.slice(title.end, second.start).trim() !== '') return false;
  const words = (heading: Heading): string =>
    withoutTag(text.slice(heading.start, heading.end)).toLowerCase();
  if (words(title).includes(words(second)) || words(second).includes(words(title))) return false;
  const between = text.slice(second.end, third?.start ?? second.end);
  return (
    third !== undefined &&
    (third.start < prose || between.trim().length < LONGEST_SUBTITLE) &&
    !/[.!?。]\s*$/u.test(between.trim())
  );
}

/** A title made from the file's name, for a text that shows none: without the ending, a leading number or a date. */
export function titleFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const words = name
    .replace(/^(?:19|20)\d{2}[-._]?\d{2}[-._]?\d{2}(?=[-._\s])/, '')
    .replace(/[-_.\s]+/g, ' ')
    .trim();
  return words || name;
}

import { ALL_LANGUAGES } from '../languages/all.ts';

/** Where the items of a list part: commas, "and", "or", 와, 과, 및 and the like. */
const CONJUNCTIONS = ALL_LANGUAGES.map(({ sentences }) => sentences.conjunctions);
const AFTER_COMMA = CONJUNCTIONS.flatMap(({ afterComma }) => afterComma).join('|');
const ALONE = CONJUNCTIONS.flatMap(({ alone }) => alone).join('|');
const GLUED = CONJUNCTIONS.flatMap(({ glued }) => (glued === null ? [] : `|${glued}`)).join('');
const BETWEEN = new RegExp(`[,;·、] ?(?:(?:${AFTER_COMMA}) )?|\\s(?:${ALONE})\\s${GLUED}`, 'u');
/** Words of an item at most, and items from which on something is only listed. */
const ITEM = 6;
const ITEMS = 3;
/** Share of a sentence's words that the items are, from which on it does little but list. */
const MOSTLY = 0.5;

const wordsOf = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);

/**
 * Whether a sentence names something only as one item of a list ("Also discussed were trade, fisheries and visas."): it
 * consists mostly of three or more short items, and what is asked for stands in one of them and nowhere else.
 *
 * @param holds whether a stretch of text holds a word of what is asked for
 */
export function onlyLists(text: string, holds: (part: string) => boolean): boolean {
  const parts = text.split(BETWEEN).map(wordsOf);
  if (parts.length < ITEMS) return false;
  const [first, last] = [parts[0]!, parts.at(-1)!];
  const inner = parts.slice(1, -1);
  if (inner.length < ITEMS - 2 || inner.some((words) => words.length > ITEM)) return false;
  // The first item ends what comes before the list, the last one begins what comes after.
  const items = [first.slice(-ITEM / 2), ...inner, last.slice(0, ITEM / 2)];
  const listed = items.reduce((sum, words) => sum + words.length, 0);
  const all = parts.reduce((sum, words) => sum + words.length, 0);
  if (listed < MOSTLY * all) return false;
  const rest = [...first.slice(0, -ITEM / 2), ...last.slice(ITEM / 2)].join(' ');
  return !holds(rest) && items.filter((words) => holds(words.join(' '))).length <= ITEMS - 1;
}

import type { Domain } from '../domains/types.ts';
import { isSpokenBy } from '../languages/sentence-hints.ts';
import type { Library } from '../library/types.ts';

/** Lines at the beginning of a speech among which its speaker is looked for. */
const FIRST_LINES = 12;
const LONGEST_LINE = 90;
/** What may stand in the line beside the name: a title, a ministry, brackets. */
const MOSTLY = 0.5;

const known = new WeakMap<Library, Map<number, string | null>>();

/**
 * Who speaks in a document that is a speech, with the line that says so: "Ban Ki-moon", "Remarks by Minister Cho
 * Tae-yul". A speech seldom names its speaker again. Null for other documents, and where no first line is a name.
 */
export function speechSpeaker(library: Library, domain: Domain, document: number): string | null {
  if (library.documents[document]?.kind !== 'speech') return null;
  const speakers = known.get(library) ?? new Map<number, string | null>();
  known.set(library, speakers);
  if (!speakers.has(document)) speakers.set(document, firstNamed(domain, library.text(document)));
  return speakers.get(document) ?? null;
}

function firstNamed(domain: Domain, text: string): string | null {
  const lines = text
    .slice(0, FIRST_LINES * LONGEST_LINE)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, FIRST_LINES);
  for (const line of lines) {
    if (line.length > LONGEST_LINE || /[.!?。]$/u.test(line)) continue;
    const [person] = domain.peopleNamed(line);
    if (!person) continue;
    const share = (person.end - person.start) / line.length;
    if (share >= MOSTLY || isSpokenBy(line.slice(0, person.start))) return line;
  }
  return null;
}

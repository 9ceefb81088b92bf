import { sameName } from '../../languages/ko/names.ts';
import { overlaps } from '../../text/mention.ts';
import type { Span } from '../../text/span.ts';
import type { DocumentPerson, PersonMention } from '../types.ts';
import { type Found, familyMentions, hangulMentions, resolve } from './coreference.ts';

/** Two spellings within one document are one person from this score on (sameName). */
const SAME_IN_DOCUMENT = 0.75;

/**
 * People of a document: the spellings of one name as one person, in the order they are first named in full, and family names
 * and known Hangul names as whose they are. Somebody never named in full comes last.
 * @param said text of each sentence
 * @param spans where in the document each stands
 * @param institutions of each sentence, by its own offsets; a family name inside one is nobody's
 * @param peopleIn people of a sentence
 */
export function documentPeople(
  said: readonly string[],
  spans: readonly Span[],
  institutions: readonly (readonly Span[])[],
  peopleIn: (sentence: string) => readonly PersonMention[],
): DocumentPerson[] {
  const found: Found[] = said.flatMap((sentence, i) =>
    peopleIn(sentence).map((mention) => ({
      sentence: i,
      mention,
      start: spans[i]!.start + mention.start,
      end: spans[i]!.start + mention.end,
    })),
  );
  const people: DocumentPerson[] = [];
  for (const one of found.filter(({ mention }) => mention.form === 'full')) {
    const person = people.find(({ name }) => sameName(name, one.mention.text) >= SAME_IN_DOCUMENT);
    const mention = { start: one.start, end: one.end, sentence: one.sentence, full: true };
    if (!person) people.push({ name: one.mention.text, spellings: [one.mention.text], mentions: [mention] });
    else {
      person.mentions.push(mention);
      if (!person.spellings.includes(one.mention.text)) person.spellings.push(one.mention.text);
    }
  }
  const taken: Span[][] = said.map((_, i) => [
    ...institutions[i]!.map((other) => ({
      start: other.start + spans[i]!.start,
      end: other.end + spans[i]!.start,
    })),
    ...found.filter((one) => one.sentence === i && one.mention.form === 'full'),
  ]);
  for (const one of [
    ...found.filter(({ mention }) => mention.form === 'family'),
    ...familyMentions(said, spans, people, taken),
    ...hangulMentions(said, spans, people, taken),
  ]) {
    if (people.some(({ mentions }) => mentions.some((other) => overlaps(other, one)))) continue;
    const mention = {
      start: one.start,
      end: one.end,
      sentence: one.sentence,
      full: one.mention.form === 'full',
    };
    const person =
      one.mention.form === 'full'
        ? people.find(({ spellings }) => spellings.includes(one.mention.text))
        : (resolve(people, one) ?? people.find(({ name }) => name === one.mention.text));
    if (person) person.mentions.push(mention);
    else people.push({ name: one.mention.text, spellings: [one.mention.text], mentions: [mention] });
  }
  for (const person of people) person.mentions.sort((a, b) => a.start - b.start);
  return people;
}

import type { Domain } from '../../domains/types.ts';
import { languageOf } from '../../languages/all.ts';
import { type DateMention, dates } from '../../languages/dates.ts';
import { SAME_NAME, sameFamily, sameName } from '../../languages/ko/names.ts';
import { numbers } from '../../languages/numbers.ts';
import { overlaps } from '../../text/mention.ts';
import type { Difference } from './types.ts';

/** A number, date or name of a text. Offsets are UTF-16. */
export interface Fact {
  kind: Difference['kind'];
  text: string;
  start: number;
  end: number;
  meaning:
    | { is: 'amount'; value: number; unit: string }
    | { is: 'days'; date: DateMention }
    | { is: 'person'; family: boolean }
    | { is: 'place'; id: string; kind: string };
}

/**
 * The numbers, dates, people, places and institutions of a text, in order.
 *
 * @param published day of publication, which dates without a year are read against
 * @param domain what reads the names
 */
export function facts(
  text: string,
  { published, domain }: { published: string | null; domain: Domain },
): Fact[] {
  const institutions = domain.organizations(text);
  // Korean names are compared with the words around them, not by themselves.
  const people = domain.people(text).filter((person) => !languageOf(person.text).words.inPairs);
  const found: Fact[] = [
    ...dates(text, { published }).map((date) => fact('date', date, { is: 'days', date })),
    ...numbers(text).map((number) =>
      fact('number', number, { is: 'amount', value: number.value, unit: number.unit }),
    ),
    ...people.map((person) => fact('name', person, { is: 'person', family: person.form === 'family' })),
    ...institutions.flatMap((one) =>
      one.entry ? [fact('name', one, { is: 'place', id: one.entry.id, kind: one.entry.kind })] : [],
    ),
    ...domain
      .places(text)
      .filter((place) => ![...institutions, ...people].some((other) => overlaps(other, place)))
      .map((place) => fact('name', place, { is: 'place', id: place.entry.id, kind: place.entry.kind })),
  ];
  return found.sort((a, b) => a.start - b.start);
}

function fact(
  kind: Fact['kind'],
  { text, start, end }: { text: string; start: number; end: number },
  meaning: Fact['meaning'],
): Fact {
  return { kind, text, start, end, meaning };
}

/** Whether two facts say the same: an amount, days of which one holds the other, a person, a place. */
export function sameFact(a: Fact, b: Fact): boolean {
  const [one, other] = [a.meaning, b.meaning];
  if (one.is === 'amount' && other.is === 'amount') return one.value === other.value;
  if (one.is === 'days' && other.is === 'days') return sameDays(one.date, other.date);
  if (one.is === 'place' && other.is === 'place') return one.id === other.id;
  if (one.is === 'person' && other.is === 'person') return samePerson(a, b, one.family || other.family);
  return false;
}

function samePerson(a: Fact, b: Fact, family: boolean): boolean {
  if (!family) return sameName(a.text, b.text) >= SAME_NAME;
  return a.text.split(/\s+/).some((one) => b.text.split(/\s+/).some((other) => sameFamily(one, other)));
}

/** The same days; or, where one is less exact ("in March"), days that lie within it. */
function sameDays(a: DateMention, b: DateMention): boolean {
  if (a.from && a.to && b.from && b.to) {
    return a.precision === b.precision ? a.from === b.from && a.to === b.to : within(a, b) || within(b, a);
  }
  const [one, other] = [monthDays(a), monthDays(b)];
  if (!one || !other) return false;
  if (a.precision === b.precision) return one[0] === other[0] && one[1] === other[1];
  return one[0] <= other[1] && other[0] <= one[1];
}

function within(inner: DateMention, outer: DateMention): boolean {
  return inner.from! >= outer.from! && inner.to! <= outer.to!;
}

function monthDays({ from, to, yearless }: DateMention): [string, string] | null {
  if (yearless) return [yearless.from, yearless.to];
  return from && to && from.slice(0, 4) === to.slice(0, 4) ? [from.slice(5), to.slice(5)] : null;
}

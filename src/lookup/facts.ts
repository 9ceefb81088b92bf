import { numbers } from '../languages/numbers.ts';
import type { Context } from '../library/context.ts';
import { namedIndex } from './named-index.ts';
import { partKey, peopleIndex } from './people-index.ts';

/**
 * Keys of the people, institutions, places, days and amounts that each sentence of a document names, the same in both
 * languages: `person 12`, `name KR`, `date 2019-03-11/2019-03-11`, `number 182`.
 */
export function factsOf(context: Context, document: number): Set<string>[] {
  const named = namedIndex(context)[document]!;
  const text = context.library.text(document);
  const { of } = peopleIndex(context);
  const facts = named.sentences.map(
    ({ start, end }) => new Set(numbers(text.slice(start, end)).map(({ value }) => `number ${value}`)),
  );
  const note = (sentence: number, key: string) => facts[sentence]!.add(key);
  named.people.forEach(({ name, mentions }, person) => {
    const id = of.get(partKey(document, person)) ?? name;
    for (const { sentence } of mentions) note(sentence, `person ${id}`);
  });
  for (const { sentence, name } of named.organizations)
    note(sentence, `name ${context.domain.idOf(name) ?? name}`);
  for (const { sentence, name } of named.places) note(sentence, `name ${context.domain.idOf(name) ?? name}`);
  for (const { sentence, from, to, publication } of named.dates) {
    if (from && !publication) note(sentence, `date ${from}/${to}`);
  }
  return facts;
}

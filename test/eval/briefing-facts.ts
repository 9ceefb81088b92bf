import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diplomacy } from '../../src/domains/diplomacy/diplomacy.ts';
import { dates } from '../../src/languages/dates.ts';

/** A fact and how to tell whether a sentence states it. */
export interface Fact {
  name: string;
  statedIn(sentence: string, published: string | null): boolean;
}

interface Named {
  name: string;
  hangul?: string;
  spellings?: string[];
  optional?: boolean;
}

interface Gold {
  people: Named[];
  posts: { holder: string; post: string; place: string | null; organisation: string | null }[];
  dates: { iso: string | null; role: string }[];
  organisations: Named[];
  places: Named[];
}

/** The facts of test/gold/seeds.json: people, who held which post, days of events, institutions, places. */
export function goldFacts(): Fact[] {
  const file = fileURLToPath(new URL('../gold/seeds.json', import.meta.url));
  const gold: Gold = JSON.parse(readFileSync(file, 'utf8'));
  const person = new Map(
    gold.people.map((one) => [one.name, namesIn([one.name, one.hangul, ...(one.spellings ?? [])])]),
  );
  const thing = (name: string) => {
    const known = [...gold.places, ...gold.organisations].find((one) => one.name === name);
    return namesIn([name, ...(known?.spellings ?? []), ...diplomacy.namesOf(name)]);
  };
  return [
    ...gold.people.map(({ name }) => ({ name, statedIn: person.get(name)! })),
    ...[...gold.organisations, ...gold.places]
      .filter(({ optional }) => !optional)
      .map(({ name }) => ({ name, statedIn: thing(name) })),
    ...gold.posts.map(({ holder, post, place, organisation }) => {
      const where = place ?? organisation;
      const at = where ? thing(where) : wordsIn(post);
      return {
        name: `${holder}: ${post}`,
        statedIn: (text: string) => person.get(holder)!(text) && at(text),
      };
    }),
    ...[
      ...new Set(
        gold.dates.filter(({ role, iso }) => role === 'event' && iso?.startsWith('2')).map(({ iso }) => iso!),
      ),
    ].map((iso) => ({ name: iso, statedIn: dateIn(iso) })),
  ];
}

/** One of the names, as whole words (in Korean: with any particle). */
function namesIn(names: readonly (string | undefined)[]): (text: string) => boolean {
  const escaped = names.flatMap((name) =>
    name ? [name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]")] : [],
  );
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![a-zA-Z\\d])`, 'u');
  return (text) => pattern.test(text);
}

function wordsIn(post: string): (text: string) => boolean {
  const wanted = post.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return (text) => wanted.every((word) => text.toLowerCase().includes(word));
}

function dateIn(iso: string): Fact['statedIn'] {
  const [from, to = from] = iso.split('/') as [string, string?];
  return (text, published) =>
    dates(text, { published }).some((date) =>
      Boolean(date.from?.startsWith(from) && date.to?.startsWith(to)),
    );
}

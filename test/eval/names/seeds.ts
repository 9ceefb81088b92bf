import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDocument } from '../../../src/documents/read.ts';
import { namedInDocument } from '../../../src/domains/diplomacy/entities/document.ts';
import { entryOf } from '../../../src/domains/diplomacy/entities/gazetteer.ts';
import { rankOf } from '../../../src/domains/diplomacy/entities/titles.ts';
import { sameName } from '../../../src/languages/ko/names.ts';
import { empty, gold, type Score, sameDays, straight, tally } from './score.ts';

const SEEDS = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url));

interface SeedNamed {
  name: string;
  spellings?: string[];
  documents: string[];
  optional?: boolean;
}

interface SeedFacts {
  people: SeedNamed[];
  posts: {
    holder: string;
    post: string;
    place: string | null;
    organisation: string | null;
    country: string | null;
    document: string;
  }[];
  dates: { document: string; text: string; iso: string | null; role: string; precision: string }[];
  organisations: SeedNamed[];
  places: SeedNamed[];
}

/** Figures over the seeds, read the way the product reads them; null where they are not at hand. */
export async function measureSeeds(report: (line: string) => void = () => {}): Promise<Score[] | null> {
  if (!existsSync(SEEDS)) return null;
  const facts: SeedFacts = JSON.parse(readFileSync(gold('seeds.json'), 'utf8'));
  const scores = empty([
    'people',
    'posts with holders',
    'country of the post',
    'dates',
    'organizations',
    'places',
  ]);
  const documents = [...new Set(facts.people.flatMap((person) => person.documents))].sort();
  for (const file of documents) {
    const document = await readDocument(SEEDS, file);
    const named = namedInDocument(document);
    const said = (line: string): void => report(`${line}\n    in: ${file}`);
    const here = (list: SeedNamed[]): SeedNamed[] => list.filter((one) => one.documents.includes(file));
    tally(
      scores.people!,
      here(facts.people).map(({ name }) => name),
      named.people.map(({ name }) => name),
      (a, b) => sameName(a, b) >= 0.99,
      said,
    );
    const posts = unique(
      named.posts
        .filter(({ holder, bare }) => holder !== null && !bare)
        .map((post) => ({
          holder: named.people[post.holder!]!.name,
          rank: post.rank,
          targets: post.targets,
          country: post.country,
          text: post.text,
        })),
      (post) => `${post.holder}|${post.rank}|${post.targets}`,
    );
    const wanted = facts.posts.filter((post) => post.document === file);
    const samePost = (a: SeedFacts['posts'][number], b: (typeof posts)[number]): boolean =>
      a.holder === b.holder &&
      rankOf(a.post) === b.rank &&
      (a.place === null ||
        ['correspondent', 'deputy prime minister', 'minister'].includes(b.rank) ||
        b.targets.includes(entryOf(a.place)?.id ?? a.place));
    tally(scores['posts with holders']!, wanted, posts, samePost, said);
    for (const post of wanted.filter(({ country }) => country)) {
      const match = posts.find((other) => samePost(post, other));
      if (!match) continue;
      if (match.country === entryOf(post.country!)?.id) scores['country of the post']!.found++;
      else if (rankOf(post.post) !== 'correspondent') {
        scores['country of the post']!.wrong++;
        said(`country: ${post.holder} ${match.country} for ${post.country}`);
      }
    }
    // What the reader takes off as a page's furniture (the line with the date of posting) is kept as the document's date.
    const published = {
      text: document.published ?? '',
      from: document.published,
      to: document.published,
      yearless: null,
    };
    const dates = unique(
      [...named.dates, ...(document.published ? [published] : [])],
      (date) => `${straight(date.text)}|${date.from}`,
    );
    const labels = facts.dates.filter(
      (date) => date.document === file && document.text.replace(/[’]/g, "'").includes(date.text),
    );
    const sameDate = (a: SeedFacts['dates'][number], b: (typeof dates)[number]): boolean =>
      a.text === straight(b.text) || straight(b.text).endsWith(a.text)
        ? a.iso === null || a.role === 'relative' || a.role === 'recurring' || sameDays(a.iso, b)
        : false;
    tally(
      scores.dates!,
      labels,
      dates.filter(
        (date) =>
          date !== published &&
          !(
            date.from === document.published &&
            date.text.length > 12 &&
            labels.every((label) => label.text !== straight(date.text))
          ),
      ),
      sameDate,
      said,
    );
    for (const [kind, list, found] of [
      ['organizations', facts.organisations, named.organizations],
      ['places', facts.places, named.places],
    ] as const) {
      const spellings = (one: SeedNamed): string[] =>
        [one.name, ...(one.spellings ?? [])].map((name) => entryOf(name)?.id ?? straight(name));
      const got = [...new Set(found.map(({ name }) => straight(name)))];
      const required = here(list as SeedNamed[]).filter(({ optional }) => !optional);
      const allowed = here(list as SeedNamed[]).filter(({ optional }) => optional);
      const needed = [...new Map(required.map((one) => [spellings(one)[0], one])).values()];
      tally(
        scores[kind]!,
        needed,
        got.filter(
          (name) =>
            needed.some((one) => spellings(one).includes(name)) ||
            !allowed.some((one) => spellings(one).includes(name)),
        ),
        (a, b) => spellings(a).includes(b),
        said,
      );
    }
  }
  return Object.values(scores);
}

function unique<T>(list: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(list.map((one) => [key(one), one])).values()];
}

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Sentence {
  text: string;
  people: string[];
  posts: { holder?: string; post: string }[];
  organizations: string[];
  places: string[];
  dates: { text: string; iso: string }[];
  numbers: { text: string; value: number; unit: string }[];
  split?: 'dev' | 'held';
}

interface Named {
  name: string;
  spellings?: string[];
  documents: string[];
}

interface SeedFacts {
  people: Named[];
  posts: { holder: string; document: string }[];
  dates: { document: string; text: string }[];
  organisations: Named[];
  places: Named[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const seeds = here('../../../shared/seeds/');
const facts: SeedFacts = JSON.parse(readFileSync(here('seeds.json'), 'utf8'));
const read = (file: string): Sentence[] =>
  readFileSync(here(file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const first = read('sentences.jsonl');
const fresh = read('fresh.jsonl');
const sentences = [...first, ...fresh];

const seed = (name: string) => readFileSync(seeds + name, 'utf8').replaceAll('’', "'");

describe('GIVEN the labelled sentences', () => {
  it('THEN there are 200 different ones and 120 more, a third of these kept aside, and every label stands in its sentence', () => {
    expect(first.length).toBe(200);
    expect(new Set(sentences.map((sentence) => sentence.text)).size).toBe(320);
    expect(fresh.filter(({ split }) => split === 'held').length).toBe(40);
    const strays = sentences.flatMap((sentence) =>
      [
        ...sentence.people,
        ...sentence.organizations,
        ...sentence.places,
        ...sentence.posts.map((label) => label.post),
        ...sentence.dates.map((label) => label.text),
        ...sentence.numbers.map((label) => label.text),
      ].filter((label) => !sentence.text.includes(label)),
    );
    expect(strays).toEqual([]);
  });
  it('THEN every holder of a post is one of the people of its sentence', () => {
    const strays = sentences.flatMap(({ people, posts }) =>
      posts.filter(({ holder }) => holder !== undefined && !people.includes(holder)),
    );
    expect(strays).toEqual([]);
  });
});

describe('GIVEN the facts of the seeds', () => {
  it('THEN every holder of a post is one of the people of that document', () => {
    const strays = facts.posts.filter(
      (post) =>
        !facts.people.some(
          ({ name, documents }) => name === post.holder && documents.includes(post.document),
        ),
    );
    expect(strays).toEqual([]);
  });
});

describe.skipIf(!existsSync(seeds))('GIVEN the seeds themselves (SKIPPED without ../shared/seeds)', () => {
  it('THEN every name and every date stands in the documents it is said of', () => {
    const names = [...facts.people, ...facts.organisations, ...facts.places].flatMap((named) =>
      named.documents
        .filter(
          (document) =>
            ![named.name, ...(named.spellings ?? [])].some((name) => seed(document).includes(name)),
        )
        .map((document) => `${named.name}: ${document}`),
    );
    const dates = facts.dates.filter(({ document, text }) => !seed(document).includes(text));
    expect([...names, ...dates]).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { namedIn } from '../../../src/domains/diplomacy/entities.ts';
import { empty, gold, type Score, sameDays, straight, tally } from './score.ts';

export interface Sentence {
  text: string;
  language: 'en' | 'ko' | 'mixed';
  people: string[];
  posts: { holder?: string; post: string }[];
  organizations: string[];
  places: string[];
  dates: { text: string; iso: string }[];
  numbers: { text: string; value: number; unit: string }[];
  split?: 'dev' | 'held';
}

/** Gold leaves out what repeats a name in brackets in the other script. */
const inBrackets = (text: string, start: number): boolean => /\([^)]*$/.test(text.slice(0, start));

const read = (file: string): Sentence[] =>
  readFileSync(gold(file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The sentences that the rules were first corrected with, and the later ones in two parts: `dev` was read, `held` was not. */
export function labelled(set: 'first' | 'dev' | 'held'): Sentence[] {
  return set === 'first' ? read('sentences.jsonl') : read('fresh.jsonl').filter(({ split }) => split === set);
}

/** What `namedIn` finds in each sentence by itself against its labels. */
export function measureSentences(
  sentences: readonly Sentence[],
  report: (line: string) => void = () => {},
): Score[] {
  const scores = empty([
    'people',
    'posts with holders',
    'posts with holders, to the letter',
    'organizations',
    'places',
    'dates',
    'numbers',
  ]);
  for (const sentence of sentences) {
    const { text } = sentence;
    const said = (line: string): void => report(`${line}\n    in: ${text}`);
    const named = namedIn(text);
    const shown = <T extends { start: number }>(mentions: T[]): T[] =>
      mentions.filter(({ start }) => !inBrackets(text, start));
    const name = (mention: { text: string }): string => mention.text;
    const held = sentence.posts.filter(({ holder }) => holder);
    const posts = shown(named.posts)
      .filter(({ holder }) => holder)
      .map((post) => ({ holder: post.holder!.text, post: post.text }));
    const sameText = (a: string, b: string): boolean => straight(a) === straight(b);
    tally(scores.people!, sentence.people, shown(named.people).map(name), (a, b) => a === b, said);
    tally(
      scores['posts with holders']!,
      held,
      posts,
      (a, b) => a.holder === b.holder && (a.post.includes(b.post) || b.post.includes(a.post)),
      said,
    );
    tally(
      scores['posts with holders, to the letter']!,
      held,
      posts,
      (a, b) => a.holder === b.holder && a.post === b.post,
      () => {},
    );
    tally(
      scores.organizations!,
      sentence.organizations,
      shown(named.organizations).map(name),
      sameText,
      said,
    );
    tally(scores.places!, sentence.places, shown(named.places).map(name), sameText, said);
    // Labelled is what names at least a month: not "Tuesday", 7일.
    tally(
      scores.dates!,
      sentence.dates,
      named.dates.filter(({ from, yearless }) => from !== null || yearless !== null),
      (a, b) => straight(a.text) === straight(b.text.replace(/^(?:between|from) /, '')) && sameDays(a.iso, b),
      said,
    );
    tally(
      scores.numbers!,
      sentence.numbers,
      named.numbers,
      (a, b) =>
        Math.abs(a.value - b.value) < 0.001 * Math.max(1, a.value) &&
        (a.text === b.text || a.unit === b.unit),
      said,
    );
  }
  return Object.values(scores);
}

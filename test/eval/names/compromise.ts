import nlp from 'compromise/three';
import { empty, type Score, straight, tally } from './score.ts';
import type { Sentence } from './sentences.ts';

/** The same measure of compromise, the library one would take instead, on the English ones of the sentences. */
export function measureCompromise(sentences: readonly Sentence[]): Score[] {
  const scores = empty(['people', 'organizations', 'places']);
  const quiet = (): void => {};
  const same = (a: string, b: string): boolean => straight(a) === straight(b);
  for (const sentence of sentences.filter(({ language }) => language === 'en')) {
    const doc = nlp(sentence.text);
    const out = (view: { out(format: 'array'): string[] }): string[] =>
      view.out('array').map((name) => name.replace(/[.,;:]$|['’]s$/g, '').trim());
    tally(scores.people!, sentence.people, out(doc.people()), (a, b) => a === b, quiet);
    tally(scores.organizations!, sentence.organizations, out(doc.organizations()), same, quiet);
    tally(scores.places!, sentence.places, out(doc.places()), same, quiet);
  }
  return Object.values(scores);
}

/** Writes names.tsv anew from the lexicon of compromise: `npx tsx src/language/named/data/make-names.ts`. */
import { writeFileSync } from 'node:fs';
import nlp from 'compromise/two';

const GIVEN = ['FirstName', 'MaleName', 'FemaleName'];
const FAMILY = ['LastName'];

const compromise = nlp as unknown as {
  version: string;
  model(): { one: { lexicon: Record<string, string | string[]> } };
};
const { lexicon } = compromise.model().one;

const tagged = (tags: readonly string[]) =>
  Object.keys(lexicon).filter((word) => [lexicon[word]].flat().some((tag) => tags.includes(tag!)));

const lines = [
  `# Given and family names of the English-speaking world. From compromise ${compromise.version}, © 2019 Spencer Kelly, MIT licence.`,
  `given\t${tagged(GIVEN).sort().join('|')}`,
  `family\t${tagged(FAMILY).sort().join('|')}`,
];
writeFileSync(new URL('./names.tsv', import.meta.url), `${lines.join('\n')}\n`);

/** Writes names.tsv anew from the lexicon of compromise: `npx tsx src/domains/general/data/make-names.ts`. */
import { writeFileSync } from 'node:fs';
import nlp from 'compromise/two';
import { isKoreanName } from '../../../languages/ko/names.ts';

const GIVEN = ['FirstName', 'MaleName', 'FemaleName'];
const FAMILY = ['LastName'];

const compromise = nlp as unknown as {
  version: string;
  model(): { one: { lexicon: Record<string, string | string[]> } };
};
const { lexicon } = compromise.model().one;

const tagged = (tags: readonly string[]) =>
  Object.keys(lexicon).filter((word) => [lexicon[word]].flat().some((tag) => tags.includes(tag!)));

/** Other words whose letters may be read as a Korean given name ("so young"): only these are ever asked for. */
const words = Object.keys(lexicon).filter(
  (word) =>
    /^[a-z]{2,10}$/.test(word) &&
    isKoreanName(`Kim ${word}`) &&
    ![lexicon[word]].flat().some((tag) => tag!.endsWith('Name')),
);

const lines = [
  `# Given and family names of the English-speaking world. From compromise ${compromise.version}, © 2019 Spencer Kelly, MIT licence.`,
  `given\t${tagged(GIVEN).sort().join('|')}`,
  `family\t${tagged(FAMILY).sort().join('|')}`,
  `words\t${words.sort().join('|')}`,
];
writeFileSync(new URL('./names.tsv', import.meta.url), `${lines.join('\n')}\n`);

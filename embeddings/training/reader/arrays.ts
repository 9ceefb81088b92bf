import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOf, FEATURES } from '../../encoder/reader/example.ts';
import type { ReadWord } from '../../encoder/reader/words.ts';
import { eachLine, type Item } from './items.ts';

/**
 * Turns items (JSONL) into the arrays that the training reads, by the features of the product.
 * usage: arrays.ts ITEMS.jsonl FOLDER
 */
const [source, folder] = process.argv.slice(2);
if (!source || !folder) throw new Error('usage: arrays.ts ITEMS.jsonl FOLDER');
mkdirSync(folder, { recursive: true });

type Typed = Int32Array | Uint16Array | Uint8Array | Int16Array;
const file = (name: string) => createWriteStream(join(folder, name));
const files = {
  examples: file('examples.i32'), // first question word, its words, first sentence, sentences
  sentences: file('sentences.i32'), // first word, words, flags, gold, span start, span end, first match (in thousands, rest)
  questionWords: file('question-words.i32'), // key, flags, rarity
  words: file('words.i32'), // key, flags, rarity × 256 + common
  matches: file('matches.u16'),
};
const put = (name: keyof typeof files, values: Typed) =>
  files[name].write(Buffer.from(values.buffer, values.byteOffset, values.byteLength));

const keys = new Map<string, number>();
const keyOf = ({ key }: ReadWord) => {
  let id = keys.get(key);
  if (id === undefined) {
    id = keys.size;
    keys.set(key, id);
  }
  return id;
};
const at = { question: 0, sentence: 0, word: 0, match: 0 };
const about: string[] = [];

for await (const item of eachLine<Item>(source)) {
  const { question, passages } = exampleOf(item.question, [item]);
  const sentences = passages[0]!;
  put('examples', Int32Array.of(at.question, question.length, at.sentence, sentences.length));
  put('questionWords', Int32Array.from(question.flatMap((word) => [keyOf(word), word.flags, word.rarity])));
  const rows: number[] = [];
  for (const [s, { words, flags, matches, common }] of sentences.entries()) {
    const isGold = item.gold.includes(s - 1);
    const [from, to] = isGold ? spanOf(words, item.sentences[s - 1]!, item.answer) : [-1, -1];
    rows.push(at.word, words.length, flags, Number(isGold), from, to, at.match >> 20, at.match & 0xfffff);
    put(
      'words',
      Int32Array.from(words.flatMap((word, t) => [keyOf(word), word.flags, word.rarity * 256 + common[t]!])),
    );
    put('matches', matches);
    at.word += words.length;
    at.match += matches.length;
  }
  put('sentences', Int32Array.from(rows));
  at.question += question.length;
  at.sentence += sentences.length;
  about.push(`${item.group}\t${item.set}\t${item.domain}\t${item.case}\t${item.kind}`);
}

/** First and last word of the answer; −1 where it is not known or does not stand there. */
function spanOf(words: readonly ReadWord[], sentence: string, answer: string | null): [number, number] {
  const start = answer ? sentence.indexOf(answer) : -1;
  if (start < 0) return [-1, -1];
  const end = start + answer!.length;
  const inside = words.flatMap((word, t) => (word.start < end && word.end > start ? [t] : []));
  return inside.length > 0 ? [inside[0]!, inside.at(-1)!] : [-1, -1];
}

await Promise.all(
  Object.values(files).map((stream) => new Promise<void>((resolve) => stream.end(() => resolve()))),
);
writeFileSync(join(folder, 'keys.txt'), [...keys.keys()].join('\n'));
writeFileSync(join(folder, 'about.tsv'), `${about.join('\n')}\n`);
writeFileSync(join(folder, 'features.json'), JSON.stringify(FEATURES));
console.log(`${about.length} examples, ${at.word} words, ${at.match} matches, ${keys.size} keys → ${folder}`);

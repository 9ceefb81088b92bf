import { type OnnxTensor, Tensor } from '../onnx.ts';
import type { Example, ReadSentence } from './example.ts';
import type { ReadWord } from './words.ts';

/** The inputs of the trained graph (`embeddings/training/reader/export.py`) for a question and passages. */
export interface Inputs {
  /** Distinct words in the order of the rows of `vectors`; the caller adds that input. */
  keys: string[];
  feeds: Record<string, OnnxTensor>;
  /** For each passage, the ordinal of its heading among the sentences of all. */
  offsets: number[];
  /** All sentences, headings included, passage after passage. */
  sentences: ReadSentence[];
  /** Words of the longest sentence: the width of the outputs `start` and `end`. */
  width: number;
}

export function inputsOf({ question, passages }: Example): Inputs {
  const keys = new Map<string, number>([['', 0]]);
  const idOf = ({ key }: ReadWord): bigint => {
    let id = keys.get(key);
    if (id === undefined) {
      id = keys.size;
      keys.set(key, id);
    }
    return BigInt(id);
  };
  const sentences = passages.flat();
  const width = Math.max(1, ...sentences.map(({ words }) => words.length));
  const offsets: number[] = [];
  for (let p = 0, at = 0; p < passages.length; at += passages[p]!.length, p++) offsets.push(at);
  const feeds = {
    ...questionInputs(question, idOf),
    ...sentenceInputs(sentences, width, Math.max(1, question.length), idOf),
    ...placeInputs(passages, offsets),
  };
  return { keys: [...keys.keys()], feeds, offsets, sentences, width };
}

function questionInputs(
  question: readonly ReadWord[],
  idOf: (word: ReadWord) => bigint,
): Record<string, OnnxTensor> {
  const width = Math.max(1, question.length);
  const ids = new BigInt64Array(width);
  const values = {
    flags: new Float32Array(width),
    rarity: new Float32Array(width),
    mask: new Float32Array(width),
  };
  for (const [q, word] of question.entries()) {
    ids[q] = idOf(word);
    values.flags[q] = word.flags;
    values.rarity[q] = word.rarity / 255;
    values.mask[q] = 1;
  }
  return {
    question: new Tensor('int64', ids, [1, width]),
    question_flags: new Tensor('float32', values.flags, [1, width]),
    question_rarity: new Tensor('float32', values.rarity, [1, width]),
    question_mask: new Tensor('float32', values.mask, [1, width]),
  };
}

function sentenceInputs(
  sentences: readonly ReadSentence[],
  width: number,
  asked: number,
  idOf: (word: ReadWord) => bigint,
): Record<string, OnnxTensor> {
  const size = sentences.length * width;
  const ids = new BigInt64Array(size);
  const [flags, rarity, common, mask] = [0, 1, 2, 3].map(() => new Float32Array(size)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const matches = new Float32Array(size * asked);
  for (const [s, sentence] of sentences.entries()) {
    for (const [t, word] of sentence.words.entries()) {
      const at = s * width + t;
      ids[at] = idOf(word);
      flags[at] = word.flags;
      rarity[at] = word.rarity / 255;
      common[at] = sentence.common[t]! / 255;
      mask[at] = 1;
    }
    matches.set(sentence.matches, s * width * asked);
  }
  const dims = [sentences.length, width];
  return {
    words: new Tensor('int64', ids, dims),
    flags: new Tensor('float32', flags, dims),
    rarity: new Tensor('float32', rarity, dims),
    common: new Tensor('float32', common, dims),
    mask: new Tensor('float32', mask, dims),
    matches: new Tensor('float32', matches, [...dims, asked]),
    sentence_flags: new Tensor(
      'float32',
      Float32Array.from(sentences, ({ flags }) => flags),
      [sentences.length],
    ),
  };
}

/** Which sentences belong to a passage and stand beside each other; one past the last stands for none. */
function placeInputs(
  passages: readonly ReadSentence[][],
  offsets: readonly number[],
): Record<string, OnnxTensor> {
  const total = offsets.at(-1)! + passages.at(-1)!.length;
  const most = Math.max(...passages.map(({ length }) => length));
  const members = new BigInt64Array(passages.length * most).fill(BigInt(total));
  const owner = new BigInt64Array(total);
  const neighbours = new BigInt64Array(total * 3).fill(BigInt(total));
  for (const [p, { length }] of passages.entries()) {
    const first = offsets[p]!;
    for (let i = 0; i < length; i++) {
      members[p * most + i] = BigInt(first + i);
      owner[first + i] = BigInt(p);
      if (i === 0) continue;
      if (i >= 2) neighbours[(first + i) * 3] = BigInt(first + i - 1);
      if (i + 1 < length) neighbours[(first + i) * 3 + 1] = BigInt(first + i + 1);
      neighbours[(first + i) * 3 + 2] = BigInt(first);
    }
  }
  return {
    neighbours: new Tensor('int64', neighbours, [total, 3]),
    passage: new Tensor('int64', owner, [total]),
    members: new Tensor('int64', members, [passages.length, most]),
  };
}

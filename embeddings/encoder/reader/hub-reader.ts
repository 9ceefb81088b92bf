import { basename, dirname } from 'node:path';
import {
  AutoModelForQuestionAnswering,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { Problem } from '../../../src/problem.ts';
import { type ModelPlace, modelFolder } from '../models.ts';
import type { Reader, Reading, ReadPassage } from '../types.ts';
import { placeOf } from './place-of.ts';

/** Most tokens of an answer. */
const LONGEST = 30;
/** Tokens of a question that are read at most. */
const QUESTION_TOKENS = 64;

/** A run of sentences of one passage that fits the model together with the question. */
interface Window {
  ids: number[];
  /** Tokens of the question with what stands around it: those after are of the second kind. */
  asked: number;
  /** Where the tokens of each of its sentences stand. */
  sentences: { at: number; first: number; end: number }[];
}

/** What the tokenizer puts before a question, between question and passage, and after it. */
interface Frame {
  before: number[];
  between: number[];
  after: number[];
}

/**
 * Opens an extractive question-answering model of the hub that knows "no answer" (trained as for SQuAD 2.0: both start and
 * end on the first token), behind the same interface as the shipped reader. Slower, by the size of the model.
 *
 * @param options.model `owner/name` of a model with the ONNX files @xenova/transformers wants
 * @throws Problem when the model cannot be had from the hub, or its files cannot be read.
 */
export async function openHubReader(options: ModelPlace & { model: string }): Promise<Reader> {
  const { model: name } = options;
  const { tokenizer, model } = await load(name, await modelFolder(name, options));
  const most = Math.min(
    Number(tokenizer.model_max_length) || 512,
    Number(model.config.max_position_embeddings) || 512,
    512,
  );
  const frame = frameOf(tokenizer);
  const encode = (text: string): number[] =>
    tokenizer.encode(text, null as never, { add_special_tokens: false });

  const readOne = async (asked: number[], { heading, sentences }: ReadPassage): Promise<Reading> => {
    const room = most - asked.length - frame.before.length - frame.between.length - frame.after.length;
    const tokens = [heading, ...sentences].map((text, i) => encode(i > 0 ? ` ${text}` : text));
    const reading: Reading = {
      sentences: new Float32Array(sentences.length).fill(NEVER),
      none: 0,
      spans: [],
    };
    const spans: ([number, number] | null)[] = sentences.map(() => null);
    for (const window of windowsOf(frame, asked, tokens, room)) {
      const { start, end } = await logitsOf(model, window);
      const none = start[0]! + end[0]!;
      for (const { at, first, end: until } of window.sentences) {
        const found = bestSpan(start, end, first, until);
        if (!found) continue;
        reading.sentences[at] = found.score - none;
        const text = tokenizer.decode(window.ids.slice(found.from, found.to + 1), {
          skip_special_tokens: true,
        });
        spans[at] = placeOf(text, sentences[at]!, (found.from - first) / Math.max(1, until - first));
      }
    }
    return { ...reading, spans };
  };
  return {
    name,
    read: async (question, passages) => {
      const asked = encode(question).slice(-QUESTION_TOKENS);
      const readings: Reading[] = [];
      for (const passage of passages) readings.push(await readOne(asked, passage));
      return readings;
    },
    close: async () => {
      await model.dispose();
    },
  };
}

/** Logit of a sentence without a token. */
const NEVER = -50;

/** Found by what the tokenizer makes of a pair of words that it has whole. */
function frameOf(tokenizer: PreTrainedTokenizer): Frame {
  const [a, b] = ['a', 'b'].map((text) =>
    tokenizer.encode(text, null as never, { add_special_tokens: false }),
  );
  const pair = tokenizer.encode('a', 'b' as never);
  const find = (part: number[], from: number) => {
    for (let at = from; at + part.length <= pair.length; at++)
      if (part.every((id, i) => pair[at + i] === id)) return at;
    return -1;
  };
  const first = find(a!, 0);
  const second = find(b!, first + a!.length);
  if (first < 0 || second < 0) throw new Error('the tokenizer does not join a pair of texts');
  return {
    before: pair.slice(0, first),
    between: pair.slice(first + a!.length, second),
    after: pair.slice(second + b!.length),
  };
}

/** @param tokens of the heading, then of each sentence; `room` of them go into a window, the heading into each */
function windowsOf(frame: Frame, asked: number[], tokens: number[][], room: number): Window[] {
  const [heading = [], ...sentences] = tokens;
  const head = heading.slice(0, Math.floor(room / 4));
  const start = [...frame.before, ...asked, ...frame.between, ...head];
  const windows: Window[] = [];
  let open: Window | undefined;
  for (const [at, all] of sentences.entries()) {
    const own = all.slice(0, room - head.length);
    if (own.length === 0) continue;
    if (!open || open.ids.length + own.length - (start.length - head.length) > room) {
      open = { ids: [...start], asked: start.length - head.length, sentences: [] };
      windows.push(open);
    }
    open.sentences.push({ at, first: open.ids.length, end: open.ids.length + own.length });
    open.ids.push(...own);
  }
  for (const window of windows) window.ids.push(...frame.after);
  return windows;
}

async function logitsOf(model: PreTrainedModel, { ids, asked }: Window) {
  const dims = [1, ids.length];
  const whole = (of: (i: number) => number) =>
    new Tensor(
      'int64',
      BigInt64Array.from(ids, (_, i) => BigInt(of(i))),
      dims,
    );
  const outputs = await model({
    input_ids: whole((i) => ids[i]!),
    attention_mask: whole(() => 1),
    token_type_ids: whole((i) => Number(i >= asked)),
  });
  return { start: outputs.start_logits.data as Float32Array, end: outputs.end_logits.data as Float32Array };
}

function bestSpan(start: Float32Array, end: Float32Array, first: number, until: number) {
  let best: { from: number; to: number; score: number } | undefined;
  for (let from = first; from < until; from++)
    for (let to = from; to < Math.min(until, from + LONGEST); to++) {
      const score = start[from]! + end[to]!;
      if (!best || score > best.score) best = { from, to, score };
    }
  return best;
}

async function load(
  name: string,
  folder: string,
): Promise<{ tokenizer: PreTrainedTokenizer; model: PreTrainedModel }> {
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(basename(folder));
    const model = await AutoModelForQuestionAnswering.from_pretrained(basename(folder), { quantized: true });
    return { tokenizer, model };
  } catch (cause) {
    const what = `its files in ${folder} cannot be read as an extractive question-answering model's`;
    throw new Problem(name, what, 'remove that folder, or set READER_MODEL to another model', { cause });
  }
}

import type { Encoder } from '../encoder/types.ts';

export interface Speed {
  /** Milliseconds for one question, the median. */
  query: number;
  /** Passages of about 120 tokens a second, tokenizing included. */
  passages: number;
  /** Largest difference of any component between a passage encoded by itself and in a batch. */
  difference: number;
}

const QUESTIONS = ['who was ambassador to China in 2019?', '2019년에 주중 대사는 누구였나?'];
const SENTENCE =
  'The minister told reporters in Seoul that the two sides had agreed on item NUMBER of the agenda, ';
const TOKENS = 120;

/** Measures on this machine, with whatever else is running on it. */
export async function measureSpeed(encoder: Encoder): Promise<Speed> {
  const times: number[] = [];
  for (let i = 0; i < 400; i++) {
    const began = performance.now();
    await encoder.encodeQueries([QUESTIONS[i % QUESTIONS.length]!]);
    times.push(performance.now() - began);
  }
  const passages = Array.from({ length: 512 }, (_, i) => passage(encoder, i));
  const few = passages.slice(0, 64);
  await encoder.encodePassages(few);
  const began = performance.now();
  const together = await encoder.encodePassages(passages);
  const seconds = (performance.now() - began) / 1000;
  let difference = 0;
  for (const [i, text] of few.entries()) {
    const alone = await encoder.encodePassages([text]);
    for (const [d, value] of alone.entries()) {
      difference = Math.max(difference, Math.abs(value - together[i * encoder.dimensions + d]!));
    }
  }
  return {
    query: times.sort((a, b) => a - b)[times.length / 2]!,
    passages: passages.length / seconds,
    difference,
  };
}

function passage(encoder: Encoder, number: number): string {
  let text = '';
  for (let i = 0; encoder.countTokens(text) < TOKENS - 20; i++)
    text += SENTENCE.replace('NUMBER', `${number + i}`);
  return text + QUESTIONS[number % 2]!.repeat(1 + (number % 2));
}

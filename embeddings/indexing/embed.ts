import { createHash } from 'node:crypto';
import { readText } from '../../src/documents/lead.ts';
import type { Connection } from '../../src/library/database.ts';
import { knownVectors, type NewDocument, saveVectors } from '../../src/library/write.ts';
import type { Encoder } from '../encoder/types.ts';
import type { Progress } from './progress.ts';
import type { EncoderSource } from './source.ts';

/** Passages saved together: what a process that is killed has to do again. */
const BATCH = 64;

/** Bytes of a key: 128 bits, so that two different passages never meet. */
const KEY_BYTES = 16;

/** Under what a passage's vector is kept. The fingerprint stands for the model and the prefix it puts before a passage. */
export function vectorKey(encoder: Pick<Encoder, 'fingerprint'>, text: string): Buffer {
  return createHash('sha256').update(`${encoder.fingerprint}\0${text}`).digest().subarray(0, KEY_BYTES);
}

/**
 * What is encoded of a passage: the title of its document above it, since a report rarely repeats what it is about in
 * every paragraph. A title that would not fit any more is left out. Whoever changes this raises CUTTING_VERSION, so
 * that libraries are made anew.
 */
export function encodedText(
  encoder: Pick<Encoder, 'countTokens' | 'maxTokens'>,
  title: string,
  text: string,
): string {
  const both = `${title}\n${text}`;
  return title !== '' && encoder.countTokens(both) <= encoder.maxTokens ? both : text;
}

interface EmbedOptions {
  connection: Connection;
  encoder: EncoderSource;
  corpus: { fresh: readonly NewDocument[] };
  /** Embed also what has a vector. */
  rebuild: boolean;
  onProgress: (progress: Progress) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Embeds the passages that have no vector yet, each wording once and each by itself: in company a passage is padded to
 * the length of the longest, which moves its vector by some 10⁻⁵, and then what was indexed together would count.
 *
 * @returns how many.
 */
export async function embedMissing(options: EmbedOptions): Promise<number> {
  const { connection, corpus, rebuild, onProgress, signal } = options;
  if (corpus.fresh.length === 0) return 0;
  const encoder = await options.encoder.open();
  const isKnown = knownVectors(connection);
  const missing = new Map<string, { key: Uint8Array; title: string; text: string }>();
  for (const { document, passages } of corpus.fresh) {
    for (const { vector: key, ...passage } of passages) {
      if (rebuild || !isKnown(key)) {
        const text = readText(document.text, passage);
        missing.set(Buffer.from(key).toString('base64'), { key, title: document.title, text });
      }
    }
  }
  const todo = [...missing.values()];
  for (let at = 0; at < todo.length; at += BATCH) {
    signal?.throwIfAborted();
    onProgress({ step: 'embedding', done: at, total: todo.length });
    const batch = todo.slice(at, at + BATCH);
    const rows: { key: Uint8Array; vector: Float32Array }[] = [];
    for (const { key, title, text } of batch) {
      rows.push({ key, vector: await encoder.encodePassages([encodedText(encoder, title, text)]) });
    }
    saveVectors(connection, rows);
  }
  if (todo.length > 0) onProgress({ step: 'embedding', done: todo.length, total: todo.length });
  return todo.length;
}

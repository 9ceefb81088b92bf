import { FIELDS, type Rows, type Streams } from './streams.ts';

/**
 * Streams as one blob: each array's length in bytes (uint32, little endian) and its bytes; then the vocabulary, a term a line, and
 * the documents' keys (`documentKeys`), by which a later build takes over what it shares with this one.
 */
export function encodeStreams({ fields, documentOf, vocabulary }: Streams, keys: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  const add = (bytes: Uint8Array) => parts.push(new Uint8Array(Uint32Array.of(bytes.length).buffer), bytes);
  const addArray = (array: Uint32Array) =>
    add(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  for (const field of FIELDS) {
    const { terms, offsets, rowOf } = fields[field];
    for (const array of [terms, offsets, rowOf]) addArray(array);
  }
  addArray(documentOf);
  add(new TextEncoder().encode(vocabulary.join('\n')));
  add(keys);
  return Buffer.concat(parts);
}

/** The inverse of `encodeStreams`. */
export function decodeStreams(blob: Uint8Array): { streams: Streams; keys: Buffer } {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  let at = 0;
  const next = () => {
    const length = view.getUint32(at, true);
    const bytes = blob.slice(at + 4, at + 4 + length);
    at += 4 + length;
    return bytes;
  };
  const array = () => {
    const bytes = next();
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  };
  const rows = (): Rows => ({ terms: array(), offsets: array(), rowOf: array() });
  const fields = { body: rows(), title: rows(), headings: rows() };
  const documentOf = array();
  const text = new TextDecoder().decode(next());
  const keys = Buffer.from(next());
  return { streams: { vocabulary: text ? text.split('\n') : [], fields, documentOf }, keys };
}

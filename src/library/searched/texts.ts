import { decodeStructure } from '../../documents/structure.ts';
import type { Structure } from '../../documents/types.ts';
import { LibraryDamage } from '../failures.ts';
import { mustFit } from '../sums.ts';
import type { Entries } from './entries.ts';
import { table } from './schema.ts';
import { arrayText } from './scope.ts';
import { rowsOf, type Steps } from './steps.ts';

/** How much is kept, in UTF-16 code units of text: a structure weighs about as much as its text. */
const KEPT_UNITS = 16 * 1024 * 1024;
/** Documents of one answer. */
const BATCH = 50;

interface Whole {
  text: string;
  packed: Buffer;
  structure: Structure | undefined;
}

/** Texts and structures of documents that were used last, and the steps that read more of them. */
export interface Texts {
  /** @throws LibraryDamage where one is not what was written */
  load(documents: Iterable<number>): Steps<void>;
  text(document: number): string | undefined;
  structure(document: number): Structure | undefined;
}

export function openTexts(entries: Entries): Texts {
  const kept = new Map<number, Whole>();
  let units = 0;
  const used = (document: number): Whole | undefined => {
    const known = kept.get(document);
    if (!known) return undefined;
    kept.delete(document);
    kept.set(document, known);
    return known;
  };
  const keep = (document: number, whole: Whole, needed: ReadonlySet<number>) => {
    kept.set(document, whole);
    units += whole.text.length;
    for (const [oldest, { text }] of kept) {
      if (units <= KEPT_UNITS) break;
      if (needed.has(oldest)) continue;
      kept.delete(oldest);
      units -= text.length;
    }
  };
  return {
    *load(documents) {
      const missing = [...new Set(documents)].filter((document) => !used(document));
      const needed = new Set(documents);
      for (let i = 0; i < missing.length; i += BATCH) {
        const batch = missing.slice(i, i + BATCH);
        type Row = { key: number; body: Buffer; structure: Buffer; sum: Buffer };
        const rows: Row[] = yield* rowsOf<Row>(
          `SELECT d.key, s.body, s.structure, d.sum FROM ${table('search_documents')} d
           JOIN ${table('shared_documents')} s USING (mark) WHERE d.key = ANY ($1::bigint[])`,
          arrayText(batch.map((document) => entries.keys[document]!)),
        );
        const { path } = entries.documents[batch[0]!]!;
        if (rows.length < batch.length) throw new LibraryDamage(path);
        for (const { key, body, structure, sum } of rows) {
          const document = entries.withKey(key)!;
          mustFit(entries.documents[document]!.path, sum, body, structure);
          const whole = { text: body.toString('utf8'), packed: Buffer.from(structure), structure: undefined };
          keep(document, whole, needed);
        }
      }
    },
    text: (document) => used(document)?.text,
    structure: (document) => {
      const whole = used(document);
      if (!whole) return undefined;
      whole.structure ??= decodeStructure(whole.packed, whole.text);
      return whole.structure;
    },
  };
}

import { decodeStructure } from '../documents/structure.ts';
import type { Structure } from '../documents/types.ts';
import type { Connection } from './database.ts';
import { mustFit } from './sums.ts';

/** How many blocks one library keeps taken apart: some 20 MB. */
const KEPT_BLOCKS = 100_000;

/** Reads structures by the key of their document and keeps those used last. */
export function openStructures(connection: Connection): (key: number, text: string) => Structure {
  const read = connection.prepare<[number], { structure: Buffer; sum: Buffer }>(
    'SELECT structure, sum FROM structures WHERE document = ?',
  );
  const kept = new Map<number, Structure>();
  let blocks = 0;
  return (key, text) => {
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const row = read.get(key);
    mustFit('the structure of a document', row?.sum, row?.structure ?? null);
    const structure = decodeStructure(row!.structure, text);
    kept.set(key, structure);
    blocks += weight(structure);
    for (const [oldest, old] of kept) {
      if (blocks <= KEPT_BLOCKS || oldest === key) break;
      kept.delete(oldest);
      blocks -= weight(old);
    }
    return structure;
  };
}

/** In blocks; the rows of a table weigh as much as blocks do. */
const weight = ({ blocks, links }: Structure): number =>
  blocks.reduce((sum, { table }) => sum + 1 + (table?.rows.length ?? 0), 0) + links.length / 4;

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { Problem } from '../problem.ts';
import { type Kind, parseSources, readSources, SOURCES_FILE } from './settings.ts';

/** A source as somebody names it; what is left out is as `sources.example.yaml` says. */
export interface NewSource {
  /** Letters, digits, spaces, `-` and `_`; no other source has it. */
  name: string;
  kind: Kind;
  /** Of the feed, page, site or repository, or the path of the folder. */
  address: string;
  /** Where its documents go; its own name when null. */
  collection: string | null;
}

/**
 * Writes a source into `sources.yaml` of a corpus folder, below those that are there; comments and order stay.
 *
 * @throws Problem when the file cannot be used, the name is taken, or what is added would not do; the file is then as it was.
 */
export function addSource(corpusDir: string, { name, kind, address, collection }: NewSource): void {
  const path = join(corpusDir, SOURCES_FILE);
  if (readSources(corpusDir).some((source) => source.name === name.normalize('NFC')))
    throw new Problem(name, 'is the name of a source already', 'choose another name');
  const document = parseDocument(existsSync(path) ? readFileSync(path, 'utf8') : '');
  const place = kind === 'pages' ? [address] : address;
  const added = document.createNode({ [kind]: place, ...(collection && { collection }) });
  if (document.get('sources') == null) document.set('sources', document.createNode({ [name]: added }));
  else document.setIn(['sources', name], added);
  const text = document.toString({ lineWidth: 0 });
  parseSources(text);
  const beside = `${path}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_LANGUAGES } from '../languages/all.ts';
import { WHOLE } from '../languages/tokens.ts';
import { derivedByDocument, documentKeys, sameDocuments } from '../library/by-document.ts';
import type { Context } from '../library/context.ts';
import type { Library } from '../library/types.ts';
import { keysOf } from '../query/translation/expansion.ts';
import { readGlossary } from '../query/translation/glossary.ts';
import { fileNames, type Mentions, makeMentions } from '../query/translation/mentions.ts';
import { soundsOf } from '../query/translation/sounds.ts';
import { spellingsOf } from '../query/translation/spelling.ts';
import type { Sources } from './expand.ts';
import { decodeStreams, encodeStreams } from './lexical/blob.ts';
import { type LexicalIndex, makeLexicalIndex, numbersOf, type WholeIndex } from './lexical/lexical-index.ts';
import { type LexicalPassage, renewStreams, type StreamSource, type Streams } from './lexical/streams.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** Raise when `termsOf` or the layout of the blob change. */
const STREAMS_VERSION = 5;
/** Raise when what is read out of the texts changes. */
const MENTIONS_VERSION = 3;

/** The index of words, made from the library's passages once and kept beside it. */
export function lexicalIndex(context: Context, weights: Weights = WEIGHTS): WholeIndex {
  const key = `lexical ${JSON.stringify([weights.k1, weights.b, weights.field])}`;
  return context.memo(key, () => makeLexicalIndex(streams(context), weights));
}

/** Makes what the indexes are made from, where it is missing. */
export function deriveIndexes(library: Library): void {
  words(library);
  mentions(library);
}

const streams = ({ library }: Context) => streamsOf(library);

/** The words of a library's texts as rows of numbers. */
export const streamsOf = (library: Library): Streams => decodeStreams(words(library)).streams;

/** The words of the library's texts as `encodeStreams` writes them. */
function words(library: Library): Uint8Array {
  return library.derived('words', STREAMS_VERSION, (earlier) => {
    const keys = documentKeys(library);
    const before = earlier && decodeStreams(earlier);
    return encodeStreams(renewStreams(before?.streams, sourcesOf(library, keys, before)), keys);
  });
}

/** Documents that an earlier build has too are taken over from it. */
function* sourcesOf(
  library: Library,
  keys: Buffer,
  before: { streams: Streams; keys: Buffer } | undefined,
): Generator<StreamSource> {
  const there = before && sameDocuments(keys, before.keys);
  const first = before && firstPassages(before.streams.documentOf, before.keys.length / 8);
  for (const document of library.documents.keys()) {
    const at = there?.[document] ?? -1;
    yield at >= 0
      ? { earlier: [first![at]!, first![at + 1]!], document }
      : { passages: passagesOf(library, document) };
  }
}

/** Number of the first passage of each document, and one past the last. */
function firstPassages(documentOf: Uint32Array, count: number): Uint32Array {
  const first = new Uint32Array(count + 1);
  for (const document of documentOf) first[document + 1]!++;
  for (let document = 0; document < count; document++) first[document + 1]! += first[document]!;
  return first;
}

function* passagesOf(library: Library, document: number): Generator<LexicalPassage> {
  const { title, passages } = library.documents[document]!;
  for (let id = passages[0]; id < passages[1]; id++) {
    const { headings, lead } = library.passage(id);
    const text = lead.length > 0 ? library.text(document) : '';
    yield {
      text: library.passageText(id),
      title,
      headings: [...headings, ...lead.map(({ start, end }) => text.slice(start, end))],
      document,
    };
  }
}

/** What stands for a word of the question besides itself. The glossary is read again when it was edited. */
export function expansionSources(context: Context, index: LexicalIndex): Sources {
  const { library } = context;
  const glossary = context.memo(`glossary ${modified(join(context.corpusDir, 'glossary.tsv'))}`, () =>
    readGlossary(context.corpusDir),
  );
  const texts = context.memo('mentions', () => {
    const { names, acronyms } = mentions(library);
    return {
      names: fileNames([...names, ...namesAmong(index.streams.vocabulary)]),
      sounds: soundsOf(index.streams.vocabulary),
      spellings: spellingsOf(index.streams.vocabulary),
      acronyms: new Map(acronyms),
      meanings: new Map(acronyms.map(([acronym, meaning]) => [keysOf(meaning).join(' '), acronym])),
    };
  });
  return { ...texts, glossary, holds: (keys) => numbersOf(index, keys) !== null };
}

/** What the documents say about names, put together: where two say what an acronym stands for, the first counts. */
function mentions(library: Library): Mentions {
  const parts = derivedByDocument(library, 'mentions', MENTIONS_VERSION, (document) =>
    new TextEncoder().encode(JSON.stringify(makeMentions([library.text(document)]))),
  );
  const names = new Set<string>();
  const acronyms = new Map<string, string>();
  for (const part of parts) {
    const found = JSON.parse(new TextDecoder().decode(part)) as Mentions;
    for (const name of found.names) names.add(name);
    for (const [acronym, meaning] of found.acronyms)
      if (!acronyms.has(acronym)) acronyms.set(acronym, meaning);
  }
  return { names: [...names].sort(), acronyms: [...acronyms].sort((a, b) => (a[0] < b[0] ? -1 : 1)) };
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Words that may be names, as those of three syllables that begin with a family name: most are none, but none of those is ever looked up. */
function* namesAmong(vocabulary: readonly string[]): Generator<string> {
  for (const key of vocabulary)
    if (ALL_LANGUAGES.some(({ words }) => words.isNameKey(key))) yield key.slice(WHOLE.length);
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isKoreanName } from '../languages/ko/names.ts';
import type { Context } from '../library/context.ts';
import type { Library } from '../library/types.ts';
import { keysOf } from '../query/translation/expansion.ts';
import { readGlossary } from '../query/translation/glossary.ts';
import { fileNames, type Mentions, makeMentions } from '../query/translation/mentions.ts';
import { soundsOf } from '../query/translation/sounds.ts';
import { spellingsOf } from '../query/translation/spelling.ts';
import type { Sources } from './expand.ts';
import { decodeStreams, encodeStreams } from './lexical/blob.ts';
import { type LexicalIndex, makeLexicalIndex, numbersOf } from './lexical/lexical-index.ts';
import { type LexicalPassage, makeStreams } from './lexical/streams.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** Raise when `termsOf` or the layout of the blob change. */
const STREAMS_VERSION = 3;
/** Raise when what is read out of the texts changes. */
const MENTIONS_VERSION = 2;

/** The index of words, made from the library's passages once and kept beside it. */
export function lexicalIndex(context: Context, weights: Weights = WEIGHTS): LexicalIndex {
  const key = `lexical ${JSON.stringify([weights.k1, weights.b, weights.field])}`;
  return context.memo(key, () => makeLexicalIndex(streams(context), weights));
}

function streams({ library }: Context) {
  const blob = library.derived('words', STREAMS_VERSION, () =>
    encodeStreams(makeStreams(passagesOf(library))),
  );
  return decodeStreams(blob);
}

function* passagesOf(library: Library): Generator<LexicalPassage> {
  for (const [document, entry] of library.documents.entries()) {
    for (let id = entry.passages[0]; id < entry.passages[1]; id++) {
      const { headings, lead } = library.passage(id);
      const text = lead.length > 0 ? library.text(document) : '';
      yield {
        text: library.passageText(id),
        title: entry.title,
        headings: [...headings, ...lead.map(({ start, end }) => text.slice(start, end))],
        document,
      };
    }
  }
}

/** What stands for a word of the question besides itself. The glossary is read again when it was edited. */
export function expansionSources(context: Context, index: LexicalIndex): Sources {
  const { library } = context;
  const glossary = context.memo(`glossary ${modified(join(context.corpusDir, 'glossary.tsv'))}`, () =>
    readGlossary(context.corpusDir),
  );
  const texts = context.memo('mentions', () => {
    const blob = library.derived('mentions', MENTIONS_VERSION, () =>
      new TextEncoder().encode(
        JSON.stringify(makeMentions(library.documents.map((_, i) => library.text(i)))),
      ),
    );
    const { names, acronyms } = JSON.parse(new TextDecoder().decode(blob)) as Mentions;
    return {
      names: fileNames([...names, ...hangulNames(index.streams.vocabulary)]),
      sounds: soundsOf(index.streams.vocabulary),
      spellings: spellingsOf(index.streams.vocabulary),
      acronyms: new Map(acronyms),
      meanings: new Map(acronyms.map(([acronym, meaning]) => [keysOf(meaning).join(' '), acronym])),
    };
  });
  return { ...texts, glossary, holds: (keys) => numbersOf(index, keys) !== null };
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Words of three syllables that begin with a family name: most are no names, but none of those is ever looked up. */
function* hangulNames(vocabulary: readonly string[]): Generator<string> {
  for (const key of vocabulary)
    if (/^\^[가-힣]{3}$/.test(key) && isKoreanName(key.slice(1))) yield key.slice(1);
}

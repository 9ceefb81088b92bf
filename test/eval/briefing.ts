import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { shingles } from '../../src/answering/near-duplicates.ts';
import { CHARACTERS, digest, type Tuning } from '../../src/briefing/digest.ts';
import { linesOf } from '../../src/briefing/lines.ts';
import type { Length } from '../../src/briefing/types.ts';
import { makeContext } from '../../src/engine/local.ts';
import type { Context } from '../../src/library/context.ts';
import { openLibrary } from '../../src/library/open.ts';
import { type Fact, goldFacts } from './briefing-facts.ts';
import { fittedTuning } from './briefing-fit.ts';
import { fittedBearing, topicPairs, topicTable } from './briefing-topics.ts';

const SEEDS = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
export const LENGTHS: Length[] = ['short', 'medium', 'long'];

/** A sentence of a digest or baseline. */
interface Said {
  text: string;
  published: string | null;
}

export interface Quality {
  lines: number;
  characters: number;
  /** Share of the facts that the documents state which the lines state. */
  facts: number;
  /** Share of the content that is said again: mean of the next two. */
  repeated: number;
  /** Share of the facts stated that an earlier line had stated. */
  repeatedFacts: number;
  /** Share of the word triples that an earlier line had. */
  repeatedWords: number;
}

export function qualityOf(said: readonly Said[], facts: readonly Fact[]): Quality {
  const stated = new Set<Fact>();
  const triples = new Set<string>();
  const sum = { mentions: 0, again: 0, triples: 0, same: 0 };
  for (const { text, published } of said) {
    const here = facts.filter((fact) => fact.statedIn(text, published));
    sum.mentions += here.length;
    sum.again += here.filter((fact) => stated.has(fact)).length;
    for (const fact of here) stated.add(fact);
    const own = [...shingles(text)];
    sum.triples += own.length;
    sum.same += own.filter((triple) => triples.has(triple)).length;
    for (const triple of own) triples.add(triple);
  }
  const repeatedFacts = sum.again / Math.max(1, sum.mentions);
  const repeatedWords = sum.same / Math.max(1, sum.triples);
  return {
    lines: said.length,
    characters: said.reduce((total, { text }) => total + text.length, 0),
    facts: stated.size / facts.length,
    repeated: (repeatedFacts + repeatedWords) / 2,
    repeatedFacts,
    repeatedWords,
  };
}

/** The first sentences of the documents, in turn, as far as they fit. */
export function leadSentences(context: Context, documents: readonly number[], characters: number): Said[] {
  const said: Said[] = [];
  let room = characters;
  for (let place = 0; ; place++) {
    let any = false;
    for (const document of documents) {
      const line = linesOf(context, document)[place];
      if (!line) continue;
      any = true;
      if (line.text.length > room) continue;
      room -= line.text.length;
      said.push({ text: line.text, published: context.library.documents[document]!.published });
    }
    if (!any) return said;
  }
}

/** A library with its facts and the language its reader reads. */
export interface Subject {
  name: string;
  context: Context;
  language: 'en' | 'ko';
  facts: Fact[];
}

export async function subjects(encoder: Encoder, corpusDir: string, cacheDir: string): Promise<Subject[]> {
  const open = async (name: string, folder: string) => {
    const config = { corpusDir: folder, dataDir: join(cacheDir, `briefing-${name}`) };
    await buildLibrary({ config, encoder });
    const library = await openLibrary({ dataDir: config.dataDir, encoder });
    return makeContext(library, encoder, { corpusDir }, () => new Date('2026-01-01T00:00:00Z'));
  };
  const stated = (context: Context) =>
    goldFacts().filter((fact) =>
      context.library.documents.some((entry, document) =>
        linesOf(context, document).some(({ text }) => fact.statedIn(text, entry.published)),
      ),
    );
  const sample = await open('sample', corpusDir);
  const of = (name: string, context: Context, language: 'en' | 'ko'): Subject => ({
    name,
    context,
    language,
    facts: stated(context),
  });
  const own = [of('sample, read in English', sample, 'en'), of('sample, read in Korean', sample, 'ko')];
  return existsSync(SEEDS) ? [...own, of('seeds', await open('seeds', SEEDS), 'en')] : own;
}

/** The digest of everything in a library, as it would be quoted. */
export async function digested(
  { context, language }: Subject,
  length: Length,
  tuning?: Tuning,
): Promise<Said[]> {
  const collections = context.library.documents.map(({ collection }) => collection);
  const { groups } = await digest(context, { collections, language, length }, tuning);
  return groups.flatMap(({ lines }) =>
    lines.map(({ text, citation }) => ({ text, published: citation.published })),
  );
}

/** Digests beside the lead sentences of the same length, of all documents and of those in one language. */
function digestRows(subject: Subject, said: Map<Length, Said[]>): string[] {
  const { context, facts, language } = subject;
  const all = context.library.documents.map((_, document) => document);
  const own = all.filter((document) => context.library.documents[document]!.language === language);
  const row = (length: Length, name: string, lines: Said[]) => {
    const found = qualityOf(lines, facts);
    const shares = [found.facts, found.repeated, found.repeatedFacts, found.repeatedWords].map(percent);
    return `  ${length.padEnd(8)}${name.padEnd(32)}${String(found.lines).padStart(5)}${shares.join('')}`;
  };
  return LENGTHS.flatMap((length) => [
    row(length, 'digest', said.get(length)!),
    row(length, 'lead sentences', leadSentences(context, all, CHARACTERS[length])),
    ...(own.length < all.length
      ? [row(length, 'lead sentences, one language', leadSentences(context, own, CHARACTERS[length]))]
      : []),
  ]);
}

/**
 * What `npm run eval -- --briefing` prints: digests beside lead sentences, and how well documents on a topic are told
 * apart. With `fit`, also the weights that do best.
 */
export async function evaluateBriefing(options: {
  encoder: Encoder;
  corpusDir: string;
  cacheDir: string;
  fit: boolean;
}) {
  const { encoder, corpusDir, cacheDir, fit } = options;
  const all = await subjects(encoder, corpusDir, cacheDir);
  const heads = ['lines', 'facts', 'repeated', '(facts', 'words)'].map((head, i) =>
    head.padStart(i === 0 ? 5 : 10),
  );
  console.log(`${''.padEnd(42)}${heads.join('')}`);
  for (const subject of all) {
    const said = new Map<Length, Said[]>();
    for (const length of LENGTHS) said.set(length, await digested(subject, length));
    console.log(`${subject.name} (${subject.facts.length} facts)\n${digestRows(subject, said).join('\n')}\n`);
  }
  const seeds = all.find(({ name }) => name === 'seeds');
  if (!seeds) console.log('seeds: SKIPPED, ../shared/seeds is not there\n');
  const pairs = await topicPairs(all[0]!.context);
  console.log(topicTable(pairs, seeds ? await topicPairs(seeds.context) : null));
  if (fit) {
    console.log(`\nbearing: ${fittedBearing(pairs)}`);
    console.log(
      await fittedTuning(
        all.filter((subject) => subject !== seeds),
        console.log,
      ),
    );
  }
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`.padStart(10);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLibrary } from '../../../embeddings/indexing/build.ts';
import { digest } from '../../../src/briefing/digest.ts';
import { makeContext } from '../../../src/engine/local.ts';
import { sentences } from '../../../src/languages/sentences.ts';
import type { Context } from '../../../src/library/context.ts';
import { openLibrary } from '../../../src/library/open.ts';
import { timeline } from '../../../src/lookup/timeline.ts';
import { writeCorpus } from '../../support/generated.ts';
import { shippedEncoder } from '../../support/place.ts';
import { CORPORA, type Corpus, corpusOf, type Event } from './corpus.ts';

/**
 * `npm run eval:digest`: how many events of two labelled corpora digests and timelines tell of, and how many of their lines
 * are on the topic, beside as many lead sentences, and titles, of the newest documents. For a topic these are taken from
 * the documents that hold a word of it.
 */
const NOW = () => new Date('2025-10-01T00:00:00Z');

interface Line {
  text: string;
  /** A title tells of its document's event. */
  title?: boolean;
}

interface Score {
  covered: number;
  events: number;
  onTopic: number;
  lines: number;
  again: number;
}

const toldBy = ({ text, title }: Line, events: readonly Event[]): Event | undefined =>
  events.find((event) =>
    title ? text.startsWith(event.title) : event.said.some((said) => text.includes(said) || said === text),
  );

/** @param topic null: any event is on the topic */
function scoreOf(lines: readonly Line[], { events }: Corpus, topic: string | null): Score {
  const wanted = events.filter((event) => topic === null || event.topic === topic);
  const told = lines.flatMap((line) => toldBy(line, wanted)?.id ?? []);
  const covered = new Set(told).size;
  return {
    covered,
    events: wanted.length,
    onTopic: told.length,
    lines: lines.length,
    again: told.length - covered,
  };
}

const sum = (scores: readonly Score[]): Score =>
  scores.reduce((a, b) => ({
    covered: a.covered + b.covered,
    events: a.events + b.events,
    onTopic: a.onTopic + b.onTopic,
    lines: a.lines + b.lines,
    again: a.again + b.again,
  }));

const share = (part: number, whole: number): string =>
  (whole === 0 ? '–' : (part / whole).toFixed(2)).padStart(6);

function row(name: string, score: Score): string {
  return `  ${name.padEnd(34)} events ${share(score.covered, score.events)}  on topic ${share(score.onTopic, score.lines)}  lines ${String(score.lines).padStart(4)}`;
}

/** The first sentences, or the titles, of the newest documents that hold a word of the topic. */
function newest({ library }: Context, topic: string | null, count: number, what: 'lead' | 'title'): Line[] {
  const words =
    topic
      ?.toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length > 2 || /[가-힣]{2}/.test(word)) ?? [];
  return library.documents
    .map((entry, i) => ({ entry, text: library.text(i) }))
    .filter(({ entry, text }) => {
      const all = `${entry.title} ${text}`.toLowerCase();
      return topic === null || words.some((word) => all.includes(word));
    })
    .sort((a, b) => (b.entry.published ?? '').localeCompare(a.entry.published ?? ''))
    .slice(0, count)
    .map(({ entry, text }) => {
      if (what === 'title') return { text: entry.title, title: true };
      const first = sentences(text).find(({ start, end }) => text.slice(start, end) !== entry.title);
      return { text: first ? text.slice(first.start, first.end) : '' };
    });
}

async function measure(context: Context, corpus: Corpus): Promise<void> {
  const collections = [corpus.name];
  const { language } = corpus;
  const all = await digest(context, { collections, language, length: 'long' });
  const lines = all.groups.flatMap((group) => group.lines.map(({ text }) => ({ text })));
  console.log(
    `\n${corpus.name}, ${language}: ${context.library.documents.length} documents, ${corpus.events.length} events`,
  );
  console.log(row('digest of everything, long', scoreOf(lines, corpus, null)));
  for (const what of ['lead', 'title'] as const)
    console.log(row(`  as many ${what}s`, scoreOf(newest(context, null, lines.length, what), corpus, null)));
  for (const [name, find] of Object.entries(ON_TOPIC)) {
    const own: Score[] = [];
    const beside = { lead: [] as Score[], title: [] as Score[] };
    for (const topic of corpus.topics) {
      const found = await find(context, topic, corpus);
      own.push(scoreOf(found, corpus, topic));
      for (const what of ['lead', 'title'] as const)
        beside[what].push(scoreOf(newest(context, topic, found.length, what), corpus, topic));
    }
    console.log(row(name, sum(own)));
    console.log(row('  as many leads', sum(beside.lead)));
    console.log(row('  as many titles', sum(beside.title)));
  }
}

const ON_TOPIC = {
  'digest of a topic, medium': async (context: Context, topic: string, { name, language }: Corpus) => {
    const found = await digest(context, { collections: [name], topics: [topic], language });
    return found.groups.flatMap((group) => group.lines.map(({ text }) => ({ text })));
  },
  'timeline of a topic': async (context: Context, topic: string, { name }: Corpus) => {
    const found = await timeline(context, { topic, collections: [name] });
    return found.lines.map(({ quote }) => ({ text: quote.text }));
  },
};

const encoder = await shippedEncoder();
for (const name of CORPORA)
  for (const language of ['en', 'ko'] as const) {
    const corpus = corpusOf(name, language);
    const root = mkdtempSync(join(tmpdir(), 'attache-digest-'));
    const config = { corpusDir: join(root, 'corpus'), dataDir: join(root, 'data') };
    writeCorpus(config.corpusDir, corpus.files);
    await buildLibrary({ config, encoder });
    const library = await openLibrary({ dataDir: config.dataDir, encoder });
    await measure(makeContext(library, encoder, config, NOW), corpus);
    library.close();
    rmSync(root, { recursive: true, force: true });
  }
await encoder.close();

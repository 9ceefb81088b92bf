import type { Context } from '../library/context.ts';
import { type Nearness, probabilityAbout } from '../lookup/about.ts';
import { type Line, linesOf } from './lines.ts';
import type { Story } from './stories.ts';
import { coveredBy, lists, type Topic } from './topic.ts';
import { dotOf, type LineWeights, type ToWeigh, weigh } from './weigh.ts';

/** Lines weighed at most, by what they name and where they stand. */
const WEIGHED = 600;
/**
 * Of these the best are read by the encoder, about 5 ms each, so that the first digest of a large library takes about a second
 * (1,201 passages: 3.3 s with all 600). With only 60 of the sample's lines read, `npm run eval -- --briefing` finds next to no loss.
 */
const ENCODED = 160;
/** Lets questions that wait go first. */
export const breath = () => new Promise((resolve) => setImmediate(resolve));

/** The lines of the stories that may stand in a digest, with what they are weighed by. */
export async function toWeigh(
  context: Context,
  stories: readonly Story[],
  topics: readonly Topic[],
  weights: LineWeights,
): Promise<ToWeigh[]> {
  const documents = stories.flatMap(({ documents, retold }) => documents.filter((one) => !retold.has(one)));
  const share = Math.max(5, Math.floor(WEIGHED / Math.max(1, documents.length)));
  const recency = recencyOf(context, documents);
  const out: ToWeigh[] = [];
  for (const [story, { documents, retold }] of stories.entries()) {
    for (const document of documents) {
      if (retold.has(document)) continue;
      await breath();
      for (const line of candidates(linesOf(context, document), share, topics)) {
        const relevance = Math.max(0, ...topics.map((topic) => coveredBy(topic, line.text)));
        out.push({ line, story, vector: NONE, recency: recency(document), relevance });
      }
    }
  }
  const best = foremost(out, weights);
  const vectors = await vectorsOf(
    context,
    best.map(({ line }) => line),
  );
  const found = best.map((one, i) => ({ ...one, vector: vectors[i]! }));
  const each = topics.map((topic) => relevanceTo(topic, found));
  return found.map((one, i) => ({ ...one, relevance: Math.max(0, ...each.map((own) => own[i]!)) }));
}

const NONE = new Float32Array(0);

/** The lines that matter most before their meaning is looked at, in their order; the best one of every story among them. */
function foremost(lines: readonly ToWeigh[], weights: LineWeights): ToWeigh[] {
  if (lines.length <= ENCODED) return [...lines];
  const ranked = weigh(lines, weights).sort((a, b) => b.score - a.score);
  const stories = new Set<number>();
  const leading = ranked.filter(({ story }) => !stories.has(story) && stories.add(story));
  const kept = new Set<Line>();
  for (const { line } of [...leading, ...ranked]) {
    if (kept.size >= ENCODED) break;
    kept.add(line);
  }
  return lines.filter(({ line }) => kept.has(line));
}

/** 1 for the newest day, 0 for the oldest; half for what has no date. */
function recencyOf({ library }: Context, documents: readonly number[]): (document: number) => number {
  const dayOf = (document: number) => library.documents[document]!.published;
  const days = [...new Set(documents.flatMap((document) => dayOf(document) ?? []))].sort();
  return (document) => {
    const day = dayOf(document);
    return day === null || days.length < 2 ? 0.5 : days.indexOf(day) / (days.length - 1);
  };
}

/** For each line the probability that it is about a topic; 0 where it only lists it among other things. */
function relevanceTo(topic: Topic, lines: readonly { line: Line; vector: Float32Array }[]): number[] {
  const own = lines.map(({ line, vector }) => ({
    document: line.document,
    covered: coveredBy(topic, line.text),
    cosine: dotOf(topic.vector, vector) - topic.background,
    listed: lists(topic, line.text),
  }));
  const best = new Map<number, Pick<Nearness, 'documentCovered' | 'documentCosine'>>();
  for (const { document, covered, cosine, listed } of own) {
    if (listed) continue;
    const known = best.get(document) ?? { documentCovered: 0, documentCosine: 0 };
    best.set(document, {
      documentCovered: Math.max(known.documentCovered, covered),
      documentCosine: Math.max(known.documentCosine, cosine),
    });
  }
  return own.map(({ document, covered, cosine, listed }) =>
    listed ? 0 : probabilityAbout({ covered, cosine, ...best.get(document)! }),
  );
}

/** The lines of a document that are weighed: those nearest to the topics, else the first and those that name most. */
function candidates(lines: readonly Line[], most: number, topics: readonly Topic[]): Line[] {
  if (lines.length <= most) return [...lines];
  const near = (line: Line) => Math.max(0, ...topics.map((topic) => coveredBy(topic, line.text)));
  const ranks = new Map(lines.map((line) => [line, near(line) * 10 + line.facts.size - line.place / 10]));
  const best = new Set([...lines].sort((a, b) => ranks.get(b)! - ranks.get(a)!).slice(0, most));
  return lines.filter((line) => best.has(line));
}

/** Clause vectors of the lines; kept for this build. */
async function vectorsOf(context: Context, lines: readonly Line[]): Promise<Float32Array[]> {
  const kept = context.memo('briefing:vectors', () => new WeakMap<Line, Float32Array>());
  const missing = lines.filter((line) => !kept.has(line));
  if (missing.length > 0) {
    const { dimensions } = context.encoder;
    const all = await context.encoder.encodePassages(missing.map(({ text }) => text));
    for (const [i, line] of missing.entries())
      kept.set(line, all.slice(i * dimensions, (i + 1) * dimensions));
  }
  return lines.map((line) => kept.get(line)!);
}

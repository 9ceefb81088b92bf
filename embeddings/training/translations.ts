/**
 * Learns which English word a piece of a Korean word translates to, from sentence pairs, and writes the table the search
 * expands questions with.
 *
 *   npx tsx embeddings/training/translations.ts TRAIN_FOLDER
 *
 * TRAIN_FOLDER holds `ko_en_parallel.jsonl.gz` ({"a": English, "b": Korean, "k": kind}) and `ko_mono.jsonl.gz` ({"a", "b"}).
 * Written: `embeddings/translations/ko-en.tsv`, one piece a line: piece, log probability, then English stem and share
 * (fourth root of P(stem | piece) · P(piece | stem), measured best on the development news pairs) by turns.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { stem } from '../../src/languages/en/stem.ts';
import { isFunctionWord } from '../../src/languages/function-words.ts';
import { withoutParticle } from '../../src/languages/ko/hangul.ts';
import { words } from '../../src/languages/tokens.ts';
import { pieces } from '../../src/text/pieces.ts';
import { type AlignedPair, align, NOTHING } from './alignment.ts';
import { learnPieces } from './pieces.ts';

const PIECES = 20_000;
/** Kinds nearer to the use than software manuals count more. */
const NEARER = new Map([
  ['news', 3],
  ['news-nk', 3],
  ['tatoeba', 3],
  ['name', 3],
]);
/** Its English side has a licence that is not clear. */
const LEFT_OUT = new Set(['sts-mt']);
/** Longest pair of texts, in terms: in longer ones anything may go with anything. */
const MOST_ENGLISH = 45;
const MOST_KOREAN = 90;
const LEAST_SHARE = 0.14;
const MOST_TRANSLATIONS = 6;

interface Row {
  a: string;
  b: string;
  k: string;
}

function rows(folder: string, name: string): Row[] {
  const lines = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
    .toString()
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

function numbering(...first: string[]) {
  const numbers = new Map(first.map((name, number) => [name, number]));
  const of = (name: string) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  };
  return { numbers, of };
}

function main(folder: string): void {
  const parallel = rows(folder, 'ko_en_parallel').filter(({ k }) => !LEFT_OUT.has(k));
  const weightOf = (row: Row) => NEARER.get(row.k) ?? 1;

  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const { form, script } of words(text)) {
      if (script !== 'hangul') continue;
      const bare = withoutParticle(form);
      counts.set(bare, (counts.get(bare) ?? 0) + weight);
    }
  };
  for (const row of parallel) count(row.b, weightOf(row));
  for (const row of rows(folder, 'ko_mono')) {
    count(row.a, 1);
    count(row.b, 1);
  }
  const logp = learnPieces(counts, PIECES);

  // Latin words of the Korean side take part so that they explain their likes, but are not written.
  const sources = numbering('');
  const targets = numbering();
  const seen = new Set<string>();
  const pairs: AlignedPair[] = [];
  for (const row of parallel) {
    if (seen.has(row.a + row.b)) continue;
    seen.add(row.a + row.b);
    const english = words(row.a).filter(({ form }) => !isFunctionWord(form));
    const target = new Set(english.map(({ form, script }) => (script === 'latin' ? stem(form) : form)));
    const source = new Set(
      words(row.b).flatMap(({ form, script }) =>
        script === 'hangul' ? pieces(withoutParticle(form), logp) : [`=${stem(form)}`],
      ),
    );
    if (target.size === 0 || source.size === 0 || target.size > MOST_ENGLISH || source.size > MOST_KOREAN)
      continue;
    pairs.push({
      source: Int32Array.from([NOTHING, ...[...source].map(sources.of)]),
      target: Int32Array.from([...target].map(targets.of)),
      weight: weightOf(row),
    });
  }
  const links = align(pairs, sources.numbers.size, targets.numbers.size);
  const table = new Map<string, [string, number][]>();
  const names = [...sources.numbers.keys()];
  const stems = [...targets.numbers.keys()];
  for (let l = 0; l < links.source.length; l++) {
    const piece = names[links.source[l]!]!;
    const share = (links.forward[l]! * links.backward[l]!) ** 0.25;
    if (share < LEAST_SHARE || piece === '' || piece.startsWith('=')) continue;
    table.set(piece, [...(table.get(piece) ?? []), [stems[links.target[l]!]!, share]]);
  }
  const lines = [...logp].map(([piece, p]) => {
    const found = (table.get(piece) ?? []).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const cells = found.slice(0, MOST_TRANSLATIONS).flatMap(([word, share]) => [word, share.toFixed(2)]);
    return [piece, p.toFixed(2), ...cells].join('\t');
  });
  lines.sort();
  const file = fileURLToPath(new URL('../translations/ko-en.tsv', import.meta.url));
  writeFileSync(file, `${lines.join('\n')}\n`);
  console.log(`${pairs.length} pairs, ${logp.size} pieces, ${table.size} with translations → ${file}`);
}

main(process.argv[2] ?? fileURLToPath(new URL('../../../shared/train', import.meta.url)));

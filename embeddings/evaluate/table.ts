import type { Encoder } from '../encoder/types.ts';
import type { Measured } from './evaluate.ts';
import { WEIGHTS } from './fusion.ts';

type Figures = ReadonlyMap<string, Measured>;

/** `{model, weight, sets}`; `used` is the position in WEIGHTS of the weight of the fusion. */
export function asJson(encoder: Encoder, measured: Figures, used: number) {
  const sets = Object.fromEntries([...measured].map(([name, figures]) => [name, row(figures, used)]));
  return { model: encoder.name, fingerprint: encoder.fingerprint, weight: WEIGHTS[used], sets };
}

function row(figures: Measured, used: number): Record<string, number> {
  if (figures.kind === 'similarity') return { spearman: figures.spearman };
  if (figures.kind === 'bitext') return { hit1: figures.hit1, hit1Reverse: figures.hit1Reverse };
  return { alone: figures.alone, bm25: figures.bm25, fused: figures.fusedBy[used]! };
}

/** The same as Markdown, as it stands in the model card. */
export function asTable(encoder: Encoder, measured: Figures, used: number): string {
  const lines = [
    `${encoder.name} (${encoder.dimensions} dimensions, fingerprint ${encoder.fingerprint})`,
    '',
    '| set | measure | encoder | BM25 | fused |',
    '|---|---|---|---|---|',
  ];
  for (const [name, figures] of measured) {
    if (figures.kind === 'similarity') lines.push(`| ${name} | Spearman | ${digits(figures.spearman)} | | |`);
    if (figures.kind === 'bitext') {
      lines.push(`| ${name} | hit@1, question → document | ${digits(figures.hit1)} | | |`);
      lines.push(`| ${name} | hit@1, document → question | ${digits(figures.hit1Reverse)} | | |`);
    }
    if (figures.kind === 'retrieval') {
      const { alone, bm25, fusedBy } = figures;
      const fused = fusedBy[used]!;
      lines.push(
        `| ${name} | nDCG@10 | ${digits(alone)} | ${digits(bm25)} | ${digits(fused)} (${signed(fused - bm25)}) |`,
      );
    }
  }
  lines.push('', `Fused: BM25 + ${WEIGHTS[used]} × cosine.`);
  return lines.join('\n');
}

const digits = (value: number) => value.toFixed(3);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;

import { answer } from '../../../src/answering/answer.ts';
import { areaUnderCurve, calibration, type Judged } from '../calibration.ts';
import { quotesOf } from '../quoted.ts';
import { type Asked, CASES, type Case, type PassageLibrary } from './library.ts';
import { holdsUnit, type WrittenPassage } from './written.ts';

/** What became of one of our own questions. */
export interface Result extends Judged {
  case: Case;
  domain: string;
  kind: string;
  /** The document that answers was quoted first, whatever of it is highlighted. */
  found: boolean;
}

/** Asks every case of the questions of these passages through the front door. */
export async function askPassages(
  { context, asked }: PassageLibrary,
  passages: readonly WrittenPassage[],
  scope: 'domain' | 'all',
): Promise<Result[]> {
  const results: Result[] = [];
  for (const one of asked(passages, scope)) {
    const outcome = await answer(context, { text: one.text, collections: one.collections });
    const [quote] = quotesOf(outcome);
    const highlighted = quote?.highlights.map(([start, end]) => quote.text.slice(start, end)) ?? [];
    const found = quote?.citation.path === one.path;
    results.push({
      ...of(one),
      confidence: outcome.confidence,
      answerable: one.case === 'answered',
      found,
      right: one.case === 'answered' && found && holdsUnit(highlighted, one.units),
    });
  }
  return results;
}

const of = ({ case: kind, passage, kind: asks }: Asked) => ({
  case: kind,
  domain: passage.domain,
  kind: asks,
});

/** Figures of these results as lines: first quotes, areas under the curve, calibration; then first quotes by domain. */
export function passageLines(title: string, results: readonly Result[]): string[] {
  const of = (which: Case) => results.filter((one) => one.case === which);
  const answered = of('answered');
  const scores = (all: readonly Result[]) => all.map(({ confidence }) => confidence);
  const areas = CASES.slice(1).map(
    (which) => `${which} ${areaUnderCurve(scores(answered), scores(of(which))).toFixed(3)}`,
  );
  const { ece, bins } = calibration([...answered, ...of('twin')]);
  const share = (all: readonly Result[], is: (one: Result) => boolean) =>
    (all.filter(is).length / Math.max(1, all.length)).toFixed(3);
  const domains = [...new Set(answered.map(({ domain }) => domain))].sort();
  return [
    `${title}: ${answered.length} questions: right first ${share(answered, ({ right }) => right)}, ` +
      `right document ${share(answered, ({ found }) => found)}; area under the curve: ${areas.join(', ')}; ` +
      `calibration error with twins ${ece.toFixed(3)}`,
    `  said → right: ${bins.map(({ said, right, count }) => `${said.toFixed(2)} → ${right.toFixed(2)} (${count})`).join(', ')}`,
    `  right first by domain: ${domains
      .map((domain) => {
        const own = answered.filter((one) => one.domain === domain);
        return `${domain} ${share(own, ({ right }) => right)}`;
      })
      .join(', ')}`,
  ];
}

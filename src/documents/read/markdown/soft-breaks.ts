import { inSequence, ordinalOf } from '../../../languages/ordinals.ts';
import type { Run } from '../../builder.ts';
import { SOFT_BREAK } from './inline.ts';

/**
 * Line breaks of the file are spaces, as on a page, but before lines that begin with ordinals in sequence ("(a) …",
 * "(b) …"): people type lists so, and each line is meant to stand by itself.
 */
export function brokenAtItems(runs: readonly Run[]): Run[] {
  const words = runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
  if (!words.includes(SOFT_BREAK)) return [...runs];
  const lines = words.split(/[\u2028\n]/);
  const styles = inSequence(lines.map((line) => ordinalOf(line.trimStart())));
  let line = 0;
  const broken = (text: string): string =>
    text.replace(/[\u2028\n]/g, (found) => {
      line += 1;
      return found === '\n' || styles[line] ? '\n' : ' ';
    });
  return runs.map((run) => (typeof run === 'string' ? broken(run) : { ...run, text: broken(run.text) }));
}

import { overlaps } from '../text/mention.ts';
import { dates } from './dates.ts';
import { englishNumbers } from './en/numbers.ts';
import { koreanNumbers } from './ko/numbers.ts';
import type { NumberMention } from './numbers/mention.ts';

export type { NumberMention };

/** Amounts and durations of a text with what they count: no dates, ordinals, clock times or numbers inside names. */
export function numbers(text: string): NumberMention[] {
  if (
    !/\d|[십백천만억조]|(?:한|두|세|네|섯|곱|덟|홉|열|무)\s|\b(?:t(?:wo|hree|en|welve|hirt|wen)|fo|fi|si|se|ei|ni|el|one|half|third|quarter)/iu.test(
      text,
    )
  )
    return [];
  const taken = dates(text);
  const all = /[가-힣]/.test(text) ? [...koreanNumbers(text), ...englishNumbers(text)] : englishNumbers(text);
  const kept: NumberMention[] = [];
  for (const one of all.sort((a, b) => a.start - b.start || b.end - a.end))
    if (!taken.some((date) => overlaps(date, one)) && !kept.some((other) => overlaps(other, one)))
      kept.push(one);
  return kept;
}

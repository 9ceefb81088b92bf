import type { Locale } from '../../src/locale.ts';
import { text } from '../../src/message/parts.ts';
import type { Part } from '../../src/message/types.ts';
import { inLanguages } from '../../src/message/words.ts';
import type { Quote } from '../../src/reading/types.ts';
import { citation } from './citation.ts';
import { shorten } from './shorten.ts';

const words = inLanguages(
  {
    shortened: 'shortened',
    tooLong: 'This sentence is longer than a Discord message. Open the document to read it.',
    same: (count: number) => `the same in ${count} more`,
    further: (count: number) => `also said in ${count} more`,
  },
  {
    shortened: '일부 생략',
    tooLong: 'Discord 메시지에 담기에는 긴 문장입니다. 문서를 열면 볼 수 있습니다.',
    same: (count) => `같은 문장이 ${count}곳에 더 있음`,
    further: (count) => `${count}곳에서 더 언급`,
  },
);

interface Look {
  /** Characters of markup at most. */
  budget: number;
  /** Stands before the citation where several quotes are told apart. */
  number?: number;
  /** Other places that say the very same, or that say as much in other words. */
  elsewhere?: { count: number; same: boolean };
}

/** One quote with its citation below. */
export function quoteBlock(quote: Quote, locale: Locale, { budget, number, elsewhere }: Look): Part {
  const say = words(locale);
  const shown = shorten(quote, budget, locale);
  const notes = [
    citation(quote.citation, locale),
    elsewhere && elsewhere.count > 0 && (elsewhere.same ? say.same : say.further)(elsewhere.count),
    shown?.shortened && say.shortened,
  ].filter(Boolean);
  const mark = number === undefined ? '' : `${number}\\. `;
  return text([shown?.markup ?? `> *${say.tooLong}*`, `-# ${mark}${notes.join(' · ')}`].join('\n'));
}

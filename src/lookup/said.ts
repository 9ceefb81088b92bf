import { ALL_LANGUAGES } from '../languages/all.ts';
import type { Context } from '../library/context.ts';
import { outlineOf } from '../reading/cite.ts';
import type { Span } from '../text/span.ts';
import { namedIndex } from './named-index.ts';

/** A sentence's end: a final mark, or an ending of a language that needs none (of Korean notes: 함, 음, 임, 예정). */
const ENDINGS = ALL_LANGUAGES.flatMap(({ sentences }) => sentences.endings || []).join('|');
const ENDED = new RegExp(`[.!?。…][”’"'»)\\]」』》]*$|(?:${ENDINGS})[”’"']*$`, 'u');

/** Whether something is said in a span: no heading, headline, caption or name of a list. */
export function isSaid(context: Context, document: number, { start, end }: Span): boolean {
  const text = context.library.text(document).slice(start, end);
  return (
    ENDED.test(text) &&
    !outlineOf(context, document).headings.some((heading) => start < heading.end && heading.start < end)
  );
}

/** Of the sentences of a document that name something those in which something is said; all of them where none is. */
export function saidOf<T>(
  context: Context,
  document: number,
  named: [sentence: number, T][],
): [sentence: number, T][] {
  const { sentences } = namedIndex(context)[document]!;
  const said = named.filter(([sentence]) => isSaid(context, document, sentences[sentence]!));
  return said.length > 0 ? said : named;
}

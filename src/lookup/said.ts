import type { Context } from '../library/context.ts';
import { outlineOf } from '../reading/cite.ts';
import type { Span } from '../text/span.ts';
import { namedIndex } from './named-index.ts';

/** A sentence's end: a final mark, or a Korean ending without one (of notes: 함, 음, 임, 예정). */
const ENDED = /[.!?。…][”’"'»)\]」』》]*$|(?:[다요까함음임됨]|예정)[”’"']*$/u;

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

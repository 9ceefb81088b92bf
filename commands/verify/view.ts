import type { Place, Tolerance, Verification } from '../../src/checking/verify/types.ts';
import type { Locale } from '../../src/locale.ts';
import { fitted } from '../../src/message/budget.ts';
import { removalReason } from '../../src/message/left-out.ts';
import { escapeText, label, marked } from '../../src/message/markdown.ts';
import { type button, COLOURS, line, rows, small, text } from '../../src/message/parts.ts';
import type { Message, Part } from '../../src/message/types.ts';
import { receipt } from '../shared/citation.ts';
import { quoteBlock } from '../shared/quote.ts';
import { contextButton, documentButton, documentOpener } from '../shared/quote-buttons.ts';
import { tolerances, words } from './words.ts';

/** Characters of markup for what was given, and for each wording found. */
const GIVEN = 1_200;
const FOUND = 1_100;
const TITLE = 120;

/** What else stands in the reply: above what was found, and beside its buttons. */
interface Around {
  above: Part[];
  buttons: ReturnType<typeof button>[];
}

const NOTHING_ELSE: Around = { above: [], buttons: [] };

/** Verbatim, with every place; or the nearest true wording with the differences; or not in the documents. */
export function verified(found: Verification, locale: Locale, around: Around = NOTHING_ELSE): Message {
  const { above, buttons } = around;
  const say = words(locale);
  const more = (count: number) => small(say.more(count));
  if (found.kind === 'verbatim') {
    const head = [
      ...above,
      text([`**${say.verbatim(found.places.length)}**`, ...notes(found.tolerated, locale)].join('\n')),
    ];
    const blocks = found.places.map((place, i) => [
      ...(i > 0 ? [line()] : []),
      ...placeParts(place, found.build, locale),
    ]);
    const first = found.places[0]?.quotes[0]?.citation;
    const tail = first ? rows([contextButton(first, locale), documentButton(first, locale), ...buttons]) : [];
    return fitted(head, blocks, tail, more, COLOURS.good);
  }
  if (found.leftOut.length > 0) return leftOutView(found, locale, around);
  if (!found.nearest) {
    const head = [...above, text(`**${say.absent}**\n${say.searched(found.searched.documents)}`)];
    return fitted(head, [], [], more, COLOURS.none);
  }
  const { quote, differing } = found.nearest;
  const given = marked(found.given, differing, '~~').replace(/^/gm, '> ');
  const head = [...above, text(`**${say.near}**`)];
  const blocks = [
    [
      text(`-# ${say.theirs}`),
      quoteBlock(quote, locale, { budget: FOUND }),
      small(receipt(quote.citation, found.build)),
    ],
    ...(given.length <= GIVEN ? [[line(), text(`-# ${say.given}\n${given}`)]] : []),
  ];
  const tail = rows([
    contextButton(quote.citation, locale),
    documentButton(quote.citation, locale),
    ...buttons,
  ]);
  return fitted(head, blocks, tail, more, COLOURS.problem);
}

/** Characters shown of what was left out. */
const LEFT_OUT = 600;

/** The words stand in a file, but not in what is quoted of it: where, and why. */
function leftOutView({ leftOut }: Verification, locale: Locale, { above, buttons }: Around): Message {
  const say = words(locale);
  const blocks = leftOut.map((place, i) => [
    ...(i > 0 ? [line()] : []),
    text(
      [
        `> ${escapeText(label(place.text, LEFT_OUT))}`,
        `-# **${escapeText(label(place.title, TITLE))}** · ${say.because(removalReason(place.reason, locale))}`,
      ].join('\n'),
    ),
  ]);
  const tail = rows([documentOpener(leftOut[0]!.documentId, locale), ...buttons]);
  return fitted(
    [...above, text(`**${say.leftOut}**`)],
    blocks,
    tail,
    (count) => small(say.more(count)),
    COLOURS.unsure,
  );
}

function placeParts(place: Place, build: string, locale: Locale): Part[] {
  return place.quotes.flatMap((quote) => [
    quoteBlock(quote, locale, { budget: FOUND }),
    small(receipt(quote.citation, build)),
  ]);
}

function notes(tolerated: readonly Tolerance[], locale: Locale): string[] {
  const say = words(locale);
  const only = tolerated.filter((one) => one !== 'ellipsis' && one !== 'insertion');
  return [
    ...(only.length > 0 ? [say.tolerated(only.map((one) => tolerances(locale)[one]).join(', '))] : []),
    ...(tolerated.includes('ellipsis') ? [say.ellipsis] : []),
    ...(tolerated.includes('insertion') ? [say.insertion] : []),
  ].map((note) => `-# ${note}`);
}

import { customId } from '../../src/bot/custom-id.ts';
import { noDocument } from '../../src/bot/refusals.ts';
import type { App, Request } from '../../src/bot/types.ts';
import type { Locale } from '../../src/locale.ts';
import { fitted } from '../../src/message/budget.ts';
import { removalReason } from '../../src/message/left-out.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { button, pager, rows, small, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import type { LeftOut } from '../../src/reading/left-out.ts';
import { words } from './words.ts';

/** Entries on a page, and characters shown of one. */
const SIZE = 8;
const SHOWN = 300;
const TITLE = 150;

/** Leads to what was left out of a document; nothing where nothing was. */
export const leftOutButton = (document: string, count: number, locale: Locale) =>
  count === 0 ? [] : [button(words(locale).leftOut(count), customId('read', 'left', document, 0, ''))];

/** What reading left out of a document, with the place and the reason of each. */
export async function leftOutPage(
  request: Request,
  app: App,
  document: string,
  page: number,
): Promise<Message> {
  const collections = app.access.visible(request);
  const found = await app.engine.leftOut({ document, page, size: SIZE, collections });
  if (!found) throw noDocument();
  const { locale } = request;
  const say = words(locale);
  const head = [
    text(`### ${escapeText(label(found.document.title, TITLE))}\n-# ${say.leftOutTitle}`),
    ...(found.total === 0 ? [text(say.nothing)] : []),
  ];
  const turn = pager(found.page, found.pages, (to, side) =>
    customId('read', 'left', document, to, side === 'here' ? 'here' : 'on', side),
  );
  return fitted(
    head,
    found.entries.map((entry) => [text(entryText(entry, locale))]),
    rows(turn),
    (count) => small(`… +${count}`),
  );
}

function entryText({ text: left, reason, after, page }: LeftOut, locale: Locale): string {
  const say = words(locale);
  const place = [
    page !== undefined && say.page(page),
    after === '' ? say.begins : say.after(escapeText(after)),
    say.because(removalReason(reason, locale)),
  ];
  const shown = escapeText(label(left, SHOWN));
  return `> ${shown}\n-# ${place.filter(Boolean).join(' · ')}`;
}

import { customId } from '../../src/bot/custom-id.ts';
import { expired } from '../../src/bot/refusals.ts';
import type { App, Handler, Request } from '../../src/bot/types.ts';
import { fitted } from '../../src/message/budget.ts';
import { label } from '../../src/message/markdown.ts';
import { option, pager, rows, select, small } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { documentPage } from '../read/page-view.ts';
import type { Block } from './blocks.ts';
import type { Card } from './cards.ts';
import { words } from './words.ts';

/** Quotes on a page, and characters of them: the head and the list below need the rest of Discord's 4,000. */
const SIZE = 4;
const CHARACTERS = 2_800;
const TITLE = 90;

/** One page of a card, with its pager and a list that leads from each quote into its document. */
export function pageOf(
  request: Request,
  command: string,
  id: string,
  card: Card,
  at: number,
  more: ReturnType<typeof rows> = [],
): Message {
  const all = paged(card.blocks);
  const pages = all.length;
  const page = Math.min(Math.max(0, at), pages - 1);
  const shown = all[page]!;
  const turn = pager(page, pages, (to, side) => customId(command, 'page', id, to, side));
  const tail = [...(shown.length > 0 ? [opener(request, command, shown)] : []), ...rows(turn), ...more];
  return fitted(
    card.head,
    shown.map(({ parts }) => parts),
    tail,
    (count) => small(words(request.locale).left(count)),
    card.colour,
  );
}

/** Blocks on pages, at least one page and one block a page. */
function paged(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = [[]];
  let used = 0;
  for (const block of blocks) {
    const length = lengthOf(block);
    if (pages.at(-1)!.length === SIZE || (pages.at(-1)!.length > 0 && used + length > CHARACTERS)) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)!.push(block);
    used += length;
  }
  return pages;
}

const lengthOf = ({ parts }: Block): number =>
  parts.reduce((sum, part) => sum + ('content' in part ? part.content.length : 0), 0);

function opener(request: Request, command: string, blocks: readonly Block[]) {
  const places = new Map(
    blocks.map(({ citation }, i) => [
      `${citation.documentId}:${citation.start}`,
      { citation, number: i + 1 },
    ]),
  );
  const options = [...places].map(([value, { citation, number }]) =>
    option(
      `${number}. ${label(citation.title, TITLE)}`,
      value,
      [citation.publisher, citation.published, `¶ ${citation.paragraph}`].filter(Boolean).join(' · '),
    ),
  );
  return select(customId(command, 'open'), words(request.locale).open, options);
}

/** Turns the pages: of the message itself for who asked, privately for anybody else. */
export function pageHandler<Kept>(
  command: string,
  show: (request: Request, app: App, id: string, kept: Kept, page: number) => Promise<Message>,
): Handler {
  const kept = (request: Request, app: App) => app.state.replies.get<Kept>(command, request.state[0] ?? '');
  return {
    mode: async (request, app) =>
      (await kept(request, app))?.user === request.user.id ? 'update' : 'private',
    run: async (request, app) => {
      const [id = '', page] = request.state;
      const found = await kept(request, app);
      if (!found) throw expired();
      return show(request, app, id, found.data, Number(page) || 0);
    },
  };
}

/** The document of a quote, opened where the quote stands. */
export const open: Handler = {
  mode: 'private',
  run: (request, app) => {
    const [document = '', at] = (request.values[0] ?? '').split(':');
    return documentPage(request, app, document, { at: Number(at) || 0 });
  },
};

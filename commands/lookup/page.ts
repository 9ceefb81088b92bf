import { customId } from '../../src/bot/custom-id.ts';
import { expired } from '../../src/bot/refusals.ts';
import type { App, Handler, Request } from '../../src/bot/types.ts';
import { fitted } from '../../src/message/budget.ts';
import { label } from '../../src/message/markdown.ts';
import { type button, option, pager, rows, select, small } from '../../src/message/parts.ts';
import { documentPage } from '../read/page-view.ts';
import {
  type At,
  type Draw,
  type Drawn,
  leadOf,
  type Sharable,
  shareButtons,
  sharedNote,
} from '../shared/sharing.ts';
import type { Block } from './blocks.ts';
import type { Card } from './cards.ts';
import { words } from './words.ts';

/** Quotes on a page, and characters of them: the head and the list below need the rest of Discord's 4,000. */
const SIZE = 4;
const CHARACTERS = 2_800;
const TITLE = 90;

/** One page of a card, with its pager, a list that leads from each quote into its document, and what else can be done. */
export function pageOf(
  request: Request,
  command: string,
  at: At,
  card: Card,
  more: ReturnType<typeof button>[] = [],
): Drawn {
  const all = paged(card.blocks);
  const pages = all.length;
  const page = Math.min(Math.max(0, at.page), pages - 1);
  const shown = all[page]!;
  const empty = card.blocks.length === 0;
  const turn = pager(page, pages, (to, side) => customId(command, 'page', at.id, to, side));
  const share = empty ? [] : shareButtons(request, command, { ...at, page });
  const tail = [
    ...(empty ? [] : [opener(request, command, shown)]),
    ...rows(turn),
    ...rows([...more, ...share]),
  ];
  const message = fitted(
    [...sharedNote(at), ...card.head],
    shown.map(({ parts }) => parts),
    tail,
    (count) => small(words(request.locale).left(count)),
    card.colour,
  );
  return { ...message, empty, lead: leadOf(card.blocks[0]?.citation) };
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
export function pageHandler<Kept extends Sharable>(command: string, draw: Draw<Kept>): Handler {
  const kept = (request: Request, app: App) => app.state.replies.get<Kept>(command, request.state[0] ?? '');
  return {
    mode: async (request, app) =>
      (await kept(request, app))?.user === request.user.id ? 'update' : 'private',
    run: async (request, app) => {
      const [id = '', page] = request.state;
      const found = await kept(request, app);
      if (!found) throw expired();
      const { shared } = found.data;
      return draw(request, app, found.data, { id, page: Number(page) || 0, ...(shared && { shared }) });
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

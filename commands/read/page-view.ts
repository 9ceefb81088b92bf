import { customId } from '../../src/bot/custom-id.ts';
import { noDocument } from '../../src/bot/refusals.ts';
import type { App, Request } from '../../src/bot/types.ts';
import type { Locale } from '../../src/locale.ts';
import { LINK } from '../../src/message/limits.ts';
import { escapeText, label, safeUrl } from '../../src/message/markdown.ts';
import { button, container, line, link, pager, rows, small, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import type { Block } from '../../src/reading/pages.ts';
import { day } from '../shared/citation.ts';
import { drawBlocks } from '../shared/draw-blocks.ts';
import { type At, words as shareWords } from '../shared/sharing.ts';
import { leftOutButton } from './left-out-view.ts';
import { words } from './words.ts';

/** Characters a page holds: escaping can double them, and 4,000 are all there is. */
const PAGE = 1_700;
/** Characters of markup for the blocks of a page; the title and what belongs to it need the rest. */
const ROOM = 3_500;
const TITLE = 150;

/** One page of a document, headings kept, nothing highlighted. */
export async function documentPage(
  request: Request,
  app: App,
  document: string,
  where: { page: number } | { at: number },
  { note, shared = false }: Pick<At, 'note' | 'shared'> = {},
): Promise<Message> {
  const collections = app.access.visible(request);
  const found = await app.engine.page({ document, ...where, size: PAGE, collections });
  if (!found) throw noDocument();
  const { title, publisher, published, url } = found.document;
  const facts = [publisher && escapeText(label(publisher, 60)), published && day(published)].filter(Boolean);
  const open = safeUrl(url);
  const turn = pager(found.page, found.pages, (page, side) =>
    customId('read', 'page', document, page, request.user.id, side),
  );
  const { locale } = request;
  const source = open && open.length <= LINK ? [link(words(locale).source, open)] : [];
  // The title stands above already, in the words of the page's own first heading or not.
  const blocks = found.blocks.filter(
    ({ kind, text }, i) => i > 0 || kind !== 'heading' || !sameTitle(text, title),
  );
  const body = bodyOf(blocks, locale);
  return {
    components: [
      container([
        ...(note ? [small(note)] : []),
        text(
          [
            `### ${escapeText(label(title, TITLE))}`,
            ...(facts.length > 0 ? [`-# ${facts.join(' · ')}`] : []),
          ].join('\n'),
        ),
        line(),
        ...(body === '' ? [] : [text(body)]),
        ...rows([
          ...turn,
          ...source,
          ...leftOutButton(document, found.removed, locale),
          ...shareOf(request, document, found.page, shared),
        ]),
      ]),
    ],
  };
}

/** Share, where one person in a channel reads the page; Withdraw, where everyone does. Ids say all there is to know. */
function shareOf(request: Request, document: string, page: number, shared: boolean) {
  if (request.direct || request.guildId === null) return [];
  const say = shareWords(request.locale);
  if (!request.private) return [button(say.withdraw, customId('read', 'withdraw', request.user.id))];
  const look = { style: 'primary' as const, disabled: shared };
  return [button(shared ? say.shared : say.share, customId('read', 'share', document, page), look)];
}

const sameTitle = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Blocks one below the other, items of a list without room between. Tables as plain lines where there is no room to lay them out. */
function bodyOf(blocks: readonly Block[], locale: Locale): string {
  const drawn = (asLaidOut: boolean) =>
    blocks
      .map(
        (block, i) =>
          `${i === 0 ? '' : isItem(block) && isItem(blocks[i - 1]!) ? '\n' : '\n\n'}${blockText(block, locale, asLaidOut)}`,
      )
      .join('');
  const body = drawn(true);
  return body.length <= ROOM ? body : drawn(false);
}

const isItem = ({ layout }: Block): boolean => layout?.[0]?.kind === 'item';

function blockText(block: Block, locale: Locale, asLaidOut: boolean): string {
  if (block.layout && (asLaidOut || isItem(block)))
    return drawBlocks(block.layout, { highlights: [], locale, bar: '' });
  if (block.kind === 'paragraph') return escapeText(block.text);
  const heading = escapeText(block.text.replace(/\s+/g, ' '));
  return block.number <= 2 ? `### ${heading}` : `**${heading}**`;
}

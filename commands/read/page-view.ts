import { customId } from '../../src/bot/custom-id.ts';
import { noDocument } from '../../src/bot/refusals.ts';
import type { App, Request } from '../../src/bot/types.ts';
import { LINK } from '../../src/message/limits.ts';
import { escapeText, label, safeUrl } from '../../src/message/markdown.ts';
import { container, line, link, pager, rows, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import type { Block } from '../../src/reading/pages.ts';
import { day } from '../shared/citation.ts';
import { words } from './words.ts';

/** Characters a page holds: escaping can double them, and 4,000 are all there is. */
const PAGE = 1_700;
const TITLE = 150;

/** One page of a document, headings kept, nothing highlighted. */
export async function documentPage(
  request: Request,
  app: App,
  document: string,
  where: { page: number } | { at: number },
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
  const source = open && open.length <= LINK ? [link(words(request.locale).source, open)] : [];
  // The title stands above already, in the words of the page's own first heading or not.
  const blocks = found.blocks.filter(
    ({ kind, text }, i) => i > 0 || kind !== 'heading' || !sameTitle(text, title),
  );
  const body = blocks.map(blockText).join('\n\n');
  return {
    components: [
      container([
        text(
          [
            `### ${escapeText(label(title, TITLE))}`,
            ...(facts.length > 0 ? [`-# ${facts.join(' · ')}`] : []),
          ].join('\n'),
        ),
        line(),
        ...(body === '' ? [] : [text(body)]),
        ...rows([...turn, ...source]),
      ]),
    ],
  };
}

const sameTitle = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

function blockText(block: Block): string {
  if (block.kind === 'paragraph') return escapeText(block.text);
  const heading = escapeText(block.text.replace(/\s+/g, ' '));
  return block.number <= 2 ? `### ${heading}` : `**${heading}**`;
}

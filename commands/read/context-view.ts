import { customId } from '../../src/bot/custom-id.ts';
import { noDocument } from '../../src/bot/refusals.ts';
import type { App, Handler, Request } from '../../src/bot/types.ts';
import { LINK } from '../../src/message/limits.ts';
import { safeUrl } from '../../src/message/markdown.ts';
import { button, container, link, rows, small, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { citation, receipt } from '../shared/citation.ts';
import { documentButton } from '../shared/quote-buttons.ts';
import { shorten } from '../shared/shorten.ts';
import { words } from './words.ts';

/** Paragraphs on either side beyond which a message is full anyway. */
const WIDEST = 8;
/** Characters of markup for the passage; citation and receipt need the rest of the 4,000. */
const ROOM = 3_000;

/** The paragraphs around a quote, the quote in bold, with its receipt. State: document, hash, start, end, paragraphs. */
async function contextView(request: Request, app: App): Promise<Message> {
  const [document = '', hash = '', start, end, count] = request.state;
  const span = { document, hash, start: Number(start) || 0, end: Number(end) || 0 };
  const paragraphs = Math.min(Math.max(0, Number(count) || 0), WIDEST);
  const collections = app.access.visible(request);
  const [found, { build }] = await Promise.all([
    app.engine.surroundings({ span, paragraphs, collections }),
    app.engine.status({}),
  ]);
  if (!found) throw noDocument();
  const { locale } = request;
  const shown = shorten({ text: found.text, highlights: [found.quote], blocks: found.blocks }, ROOM, locale);
  const open = safeUrl(found.citation.url);
  const step = (name: string, to: number, possible: boolean) =>
    button(name, customId('read', 'widen', document, hash, span.start, span.end, to), {
      disabled: !possible,
    });
  return {
    components: [
      container([
        text([shown?.markup ?? '> …', `-# ${citation(found.citation, locale)}`].join('\n')),
        small(receipt(found.citation, build.id)),
        ...rows([
          step(words(locale).narrower, paragraphs - 1, paragraphs > 0),
          step(words(locale).wider, paragraphs + 1, (found.before || found.after) && paragraphs < WIDEST),
          documentButton(found.citation, locale),
          ...(open && open.length <= LINK ? [link(words(locale).source, open)] : []),
        ]),
      ]),
    ],
  };
}

export const around = { mode: 'private', run: contextView } satisfies Handler;
export const widen = { mode: 'update', run: contextView } satisfies Handler;

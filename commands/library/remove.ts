import { unlink } from 'node:fs/promises';
import { customId } from '../../src/bot/custom-id.ts';
import { noDocument } from '../../src/bot/refusals.ts';
import type { App, Handler, Reply, Request } from '../../src/bot/types.ts';
import { locate } from '../../src/documents/files.ts';
import { button, COLOURS, container, rows, text } from '../../src/message/parts.ts';
import { citationTitle } from '../shared/citation.ts';
import { documentMeant } from '../shared/documents.ts';
import { elsewhere } from './elsewhere.ts';
import { reindexed } from './reindex.ts';
import { words } from './words.ts';

/** Asks before it deletes. */
export async function remove(request: Request, app: App): Promise<Reply> {
  const { locale } = request;
  const found = await documentMeant(app, app.access.visible(request), String(request.options.document));
  const sure = button(words(locale).remove, customId('library', 'delete', found.id), { style: 'danger' });
  return {
    components: [
      container([text(`${words(locale).sure}\n${citationTitle(found)}`), ...rows([sure])], COLOURS.problem),
    ],
  };
}

/** Deletes the file, then the document with everything derived from it. */
export const confirmed = {
  mode: 'update',
  async run(request, app, say) {
    if (app.follows) throw elsewhere();
    const collections = app.access.visible(request);
    const [found] = await app.engine.documents({ text: request.state[0] ?? '', collections, limit: 1 });
    if (!found || found.id !== request.state[0]) throw noDocument();
    await unlink(await locate(app.corpusDir, found.path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await reindexed(request, app, say);
    const said = `**${words(request.locale).removed}**\n${citationTitle(found)}`;
    return { components: [container([text(said)], COLOURS.good)] };
  },
} satisfies Handler;

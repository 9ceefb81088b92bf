import { noDocument } from '../../src/bot/refusals.ts';
import type { App } from '../../src/bot/types.ts';
import type { DocumentEntry } from '../../src/library/types.ts';
import { label } from '../../src/message/markdown.ts';
import type { Choice } from '../../src/message/types.ts';

const SUGGESTIONS = 25;
const TITLE = 70;

/** Documents that may be seen, as suggestions for what was typed; the value is the document's id. */
export async function suggestDocuments(app: App, collections: string[], typed: string): Promise<Choice[]> {
  const found = await app.engine.documents({ text: typed, collections, limit: SUGGESTIONS });
  return found.map((entry) => ({
    name: [label(entry.title, TITLE), entry.published].filter(Boolean).join(' · '),
    value: entry.id,
  }));
}

/**
 * The document meant by an option: a suggestion's id, or free text, for which the best match is taken.
 *
 * @throws Refusal when none matches that may be seen.
 */
export async function documentMeant(app: App, collections: string[], given: string): Promise<DocumentEntry> {
  const [found] = await app.engine.documents({ text: given, collections, limit: 1 });
  if (!found) throw noDocument();
  return found;
}

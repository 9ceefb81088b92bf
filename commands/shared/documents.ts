import { noDocument } from '../../src/bot/refusals.ts';
import type { App } from '../../src/bot/types.ts';
import type { DocumentEntry } from '../../src/library/types.ts';
import { CHOICE_NAME } from '../../src/message/limits.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import type { Choice } from '../../src/message/types.ts';
import { refusal } from '../../src/refusal.ts';

const SUGGESTIONS = 25;
const TITLE = 60;
/** Documents of one title that are named. */
const NAMED = 5;

const comparable = (title: string) => title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What tells a document from others of its title: date and publisher, or, where these are the same too, its file. */
function tellingApart(entry: DocumentEntry, alike: readonly DocumentEntry[]): string {
  const facts = (one: DocumentEntry) => [one.published, one.publisher].filter(Boolean).join(' · ');
  const own = facts(entry);
  return alike.some((other) => other.id !== entry.id && facts(other) === own)
    ? [own, entry.path].filter(Boolean).join(' · ')
    : own;
}

/** Documents that may be seen, as suggestions for what was typed; the value is the document's id. */
export async function suggestDocuments(app: App, collections: string[], typed: string): Promise<Choice[]> {
  const found = await app.engine.documents({ text: typed, collections, limit: SUGGESTIONS });
  return found.map((entry) => {
    const alike = found.filter((other) => comparable(other.title) === comparable(entry.title));
    const facts = alike.length > 1 ? tellingApart(entry, alike) : entry.published;
    const name = [label(entry.title, TITLE), facts].filter(Boolean).join(' · ');
    return { name: label(name, CHOICE_NAME), value: entry.id };
  });
}

/**
 * The document meant by an option: a suggestion's id, or free text, for which the best match is taken.
 *
 * @throws Refusal when none matches that may be seen, or when several have the very title that was typed.
 */
export async function documentMeant(app: App, collections: string[], given: string): Promise<DocumentEntry> {
  const found = await app.engine.documents({ text: given, collections, limit: SUGGESTIONS });
  const [first] = found;
  if (!first) throw noDocument();
  if (first.id === given || first.path === given) return first;
  const alike = found.filter(({ title }) => comparable(title) === comparable(first.title));
  if (alike.length > 1 && comparable(first.title).includes(comparable(given))) throw severalOf(alike);
  return first;
}

function severalOf(alike: readonly DocumentEntry[]) {
  const title = escapeText(label(alike[0]!.title, TITLE));
  const named = alike
    .slice(0, NAMED)
    .map((entry) => `\n- ${escapeText(label(tellingApart(entry, alike), CHOICE_NAME))}`)
    .join('');
  return refusal(
    [
      `${alike.length} documents are called “${title}”`,
      `Pick the one you mean from the list while you type:${named}`,
    ],
    [`“${title}”라는 문서가 ${alike.length}건 있습니다`, `입력할 때 나오는 목록에서 골라 주십시오:${named}`],
  );
}

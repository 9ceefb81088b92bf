import type { Context } from '../library/context.ts';
import { allPosts, heldPosts } from './held-posts.ts';
import { inLanguageOf, lineAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { findPeople, partKey, peopleIndex, spellingsOf } from './people-index.ts';
import { saidOf } from './said.ts';
import { suggest } from './suggest.ts';
import type { Line, LookupInput, Nothing, PersonCard } from './types.ts';

export const LINES = 50;
/** Other people the query may mean. */
const OTHERS = 10;

/** The card of one person: spellings, posts by date, every mention quoted. */
export function lookupPerson(
  context: Context,
  { text, collections, limit = LINES }: LookupInput,
): PersonCard | Nothing {
  const visible = visibleDocuments(context.library, collections);
  const [first, ...rest] = findPeople(context, text, visible);
  if (!first)
    return {
      kind: 'nothing',
      what: 'person',
      text,
      documents: visible.size,
      nearest: nearest(context, text, collections),
    };
  const index = namedIndex(context);
  const { of } = peopleIndex(context);
  const parts = first.person.parts.filter(({ document }) => visible.has(document));
  const mentions: Line[] = parts.flatMap(({ document, person }) => {
    const bySentence = new Map<number, { start: number; end: number }[]>();
    for (const { sentence, start, end } of index[document]!.people[person]!.mentions)
      bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), { start, end }]);
    return saidOf(context, document, [...bySentence]).map(([sentence, spans]) =>
      lineAt(context.library, index, document, sentence, spans),
    );
  });
  const records = allPosts(context).filter(
    ({ document, post }) =>
      post.holder !== null && of.get(partKey(document, post.holder)) === first.person.id,
  );
  const names = spellingsOf(context, first.person, visible);
  return {
    kind: 'person',
    name: names[0]!,
    names,
    posts: heldPosts(context, records, visible, text),
    mentions: mentions.sort(inLanguageOf(text)).slice(0, limit),
    documents: new Set(parts.map(({ document }) => document)).size,
    others: rest.slice(0, OTHERS).map(({ person }) => spellingsOf(context, person, visible)[0]!),
  };
}

/** Names that begin with the same letters, for who typed one that is not there. */
function nearest(context: Context, text: string, collections: readonly string[]): string[] {
  for (const word of text.trim().split(/\s+/)) {
    const found = suggest(context, { kind: 'person', typed: word.slice(0, 3), collections, limit: 5 });
    if (found.length > 0) return found;
  }
  return [];
}

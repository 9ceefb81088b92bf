import type { Context } from '../library/context.ts';
import { documents } from '../reading/sources.ts';
import { allPosts, heldPosts } from './held-posts.ts';
import { byDate, quoteAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { LINES } from './person.ts';
import { isSaid } from './said.ts';
import type { DocumentCard, LookupInput, Nothing } from './types.ts';

/** One document: its description, how it begins, and who and what it names. `text` is an id, a path or words of the title. */
export function lookupDocument(
  context: Context,
  { text, collections, limit = LINES }: LookupInput,
): DocumentCard | Nothing {
  const { library } = context;
  const [entry] = documents(context, { text, collections, limit: 1 });
  const index = entry ? library.indexOf(entry.id) : undefined;
  if (!entry || index === undefined)
    return {
      kind: 'nothing',
      what: 'document',
      text,
      documents: visibleDocuments(library, collections).size,
      nearest: [],
    };
  const named = namedIndex(context)[index]!;
  const opening = named.sentences.find((sentence) => isSaid(context, index, sentence));
  const counted = (list: readonly { name: string }[]) => {
    const counts = new Map<string, number>();
    for (const { name } of list) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts]
      .map(([id, mentions]) => ({ name: context.domain.namesOf(id)[0]!, mentions }))
      .sort((a, b) => b.mentions - a.mentions);
  };
  return {
    kind: 'document',
    id: entry.id,
    title: entry.title,
    publisher: entry.publisher,
    published: entry.published,
    documentKind: entry.kind,
    language: entry.language,
    collection: entry.collection,
    path: entry.path,
    url: entry.url,
    hash: entry.hash,
    passages: entry.passages[1] - entry.passages[0],
    opening: opening ? quoteAt(library, index, opening) : null,
    people: named.people
      .map(({ name, mentions }) => ({ name, mentions: mentions.length }))
      .sort((a, b) => b.mentions - a.mentions),
    posts: heldPosts(
      context,
      allPosts(context).filter(({ document }) => document === index),
      new Set([index]),
    ),
    organizations: counted(named.organizations),
    places: counted(named.places),
    dates: named.dates
      .filter(({ publication, from }) => !publication && from !== null)
      .map((date) => ({
        date: date.from,
        to: date.to,
        dateFrom: date.yearFrom === 'text' ? ('text' as const) : ('document' as const),
        quote: quoteAt(library, index, named.sentences[date.sentence]!, [date]),
      }))
      .sort(byDate)
      .slice(0, limit),
  };
}

import type { Context } from '../library/context.ts';
import { allPosts, heldPosts } from './held-posts.ts';
import { inLanguageOf, lineAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { LINES } from './person.ts';
import { saidOf } from './said.ts';
import { suggest } from './suggest.ts';
import { findThings } from './things-index.ts';
import type { LookupInput, Nothing, ThingCard } from './types.ts';

const OTHERS = 10;

/** An institution: its names, who held posts there, every mention quoted. */
export const lookupOrganization = (context: Context, input: LookupInput): ThingCard | Nothing =>
  lookupThing(context, 'organization', input);

/** A country, city or region: its names, posts there, every mention quoted. */
export const lookupPlace = (context: Context, input: LookupInput): ThingCard | Nothing =>
  lookupThing(context, 'place', input);

function lookupThing(
  context: Context,
  kind: 'organization' | 'place',
  { text, collections, limit = LINES }: LookupInput,
): ThingCard | Nothing {
  const visible = visibleDocuments(context.library, collections);
  const [thing, ...others] = findThings(context, `${kind}s`, text, visible);
  if (!thing)
    return {
      kind: 'nothing',
      what: kind,
      text,
      documents: visible.size,
      nearest: suggest(context, { kind, typed: text.trim().slice(0, 2), collections, limit: 5 }),
    };
  const index = namedIndex(context);
  const byDocument = new Map<number, Map<number, { start: number; end: number }[]>>();
  for (const { document, sentence, start, end } of thing.mentions) {
    if (!visible.has(document)) continue;
    const here = byDocument.get(document) ?? new Map<number, { start: number; end: number }[]>();
    here.set(sentence, [...(here.get(sentence) ?? []), { start, end }]);
    byDocument.set(document, here);
  }
  const lines = [...byDocument].flatMap(([document, bySentence]) =>
    saidOf(context, document, [...bySentence]).map(([sentence, spans]) =>
      lineAt(context.library, index, document, sentence, spans),
    ),
  );
  const records = allPosts(context).filter(({ post }) => post.targets.includes(thing.id));
  return {
    kind,
    name: context.domain.namesOf(thing.id)[0]!,
    names: context.domain.namesOf(thing.id),
    posts: heldPosts(context, records, visible, text),
    mentions: lines.sort(inLanguageOf(text)).slice(0, limit),
    documents: byDocument.size,
    others: others.slice(0, OTHERS).map(({ id }) => context.domain.namesOf(id)[0]!),
  };
}

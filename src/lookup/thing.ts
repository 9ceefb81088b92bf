import type { Context } from '../engine/context.ts';
import { allPosts, heldPosts } from './held-posts.ts';
import { byDate, lineAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { LINES } from './person.ts';
import { suggest } from './suggest.ts';
import { findThings, namesOf } from './things-index.ts';
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
  const bySentence = new Map<
    string,
    { document: number; sentence: number; spans: { start: number; end: number }[] }
  >();
  for (const { document, sentence, start, end } of thing.mentions) {
    if (!visible.has(document)) continue;
    const key = `${document}:${sentence}`;
    const known = bySentence.get(key);
    if (known) known.spans.push({ start, end });
    else bySentence.set(key, { document, sentence, spans: [{ start, end }] });
  }
  const lines = [...bySentence.values()].map(({ document, sentence, spans }) =>
    lineAt(context.library, index, document, sentence, spans),
  );
  const records = allPosts(context).filter(({ post }) => post.targets.includes(thing.id));
  return {
    kind,
    name: namesOf(thing.id)[0]!,
    names: namesOf(thing.id),
    posts: heldPosts(context, records, visible, text),
    mentions: lines.sort(byDate).slice(0, limit),
    documents: new Set([...bySentence.values()].map(({ document }) => document)).size,
    others: others.slice(0, OTHERS).map(({ id }) => namesOf(id)[0]!),
  };
}

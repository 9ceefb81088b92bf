import type { NamedKind, ThingKind } from '../domains/types.ts';
import { THING_KINDS } from '../domains/types.ts';
import type { Context } from '../library/context.ts';
import { byDate, lineAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { findPeople } from './people-index.ts';
import { LINES, lookupPerson } from './person.ts';
import { lookupPost } from './post.ts';
import { findShapes, type ShapedThing, spellingsOfShape } from './shapes-index.ts';
import { suggestAny } from './suggest.ts';
import { lookupOrganization, lookupPlace } from './thing.ts';
import { findThings } from './things-index.ts';
import type { Line, LookupInput, Nothing, PersonCard, PostCard, ShapeCard, ThingCard } from './types.ts';

export interface AnyInput extends LookupInput {
  /** Only of this kind; left out: whatever the library names so. */
  kind?: NamedKind | null;
}

const OTHERS = 10;

const isShape = (kind: string): kind is ThingKind => (THING_KINDS as readonly string[]).includes(kind);

/** Whatever a library names so: a product, law, article, code, setting or version, else a person, post, organisation or place. */
export function lookupThing(
  context: Context,
  input: AnyInput,
): ShapeCard | PersonCard | PostCard | ThingCard | Nothing {
  const { kind = null, text, collections } = input;
  if (kind !== null && !isShape(kind)) return OF_KIND[kind](context, input);
  const visible = visibleDocuments(context.library, collections);
  const found = findShapes(context, text, visible, kind ?? undefined);
  const [best] = found;
  if (best && (kind !== null || best.score >= WHOLE)) return shapeCard(context, input, found);
  if (kind === null) {
    for (const other of namedSo(context, text, visible)) {
      const card = OF_KIND[other](context, input);
      if (card.kind !== 'nothing') return card;
    }
    if (best) return shapeCard(context, input, found);
    const post = lookupPost(context, input);
    if (post.kind !== 'nothing') return post;
  }
  const nearest = suggestAny(context, { kind, typed: text.trim().slice(0, 3), collections, limit: 5 });
  return {
    kind: 'nothing',
    what: kind ?? 'thing',
    text,
    documents: visible.size,
    nearest: nearest.map(({ name }) => name),
  };
}

/** Score of `findShapes` for the name itself. */
const WHOLE = 3;
/** Score of `findPeople` from which it is the person and not somebody with a part of the name. */
const SAME = 0.5;

const OF_KIND = {
  person: lookupPerson,
  post: lookupPost,
  organization: lookupOrganization,
  place: lookupPlace,
} as const;

/** Kinds that have something of exactly that name, then those of a name that goes on from it. */
function namedSo(
  context: Context,
  text: string,
  visible: ReadonlySet<number>,
): ('person' | 'organization' | 'place')[] {
  const person = findPeople(context, text, visible)[0];
  const kinds = (['organization', 'place'] as const).filter(
    (kind) => findThings(context, `${kind}s`, text, visible).length > 0,
  );
  return person && person.score >= SAME ? ['person', ...kinds] : person ? [...kinds, 'person'] : kinds;
}

function shapeCard(
  context: Context,
  { limit = LINES }: AnyInput,
  [first, ...rest]: readonly { thing: ShapedThing }[],
): ShapeCard {
  const { thing } = first!;
  const names = spellingsOfShape(thing);
  return {
    kind: 'shape',
    what: thing.kind,
    called: context.domain.kinds[thing.kind],
    name: names[0]!,
    names,
    mentions: linesOf(context, thing).slice(0, limit),
    documents: new Set(thing.mentions.map(({ document }) => document)).size,
    others: rest.slice(0, OTHERS).map((other) => spellingsOfShape(other.thing)[0]!),
  };
}

/** One line a sentence: where it is explained first, then the newest, undated ones last. */
function linesOf(context: Context, { mentions }: ShapedThing): Line[] {
  const index = namedIndex(context);
  const bySentence = new Map<string, ShapedThing['mentions']>();
  for (const mention of mentions) {
    const key = `${mention.document}:${mention.sentence}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), mention]);
  }
  const lines = [...bySentence.values()].map((here) => {
    const { document, sentence } = here[0]!;
    const span = index[document]!.sentences[sentence]!;
    // Of a heading the sentence below it is quoted, in which the name need not stand.
    const inside = here.filter(({ start, end }) => start >= span.start && end <= span.end);
    return {
      defined: here.some(({ defined }) => defined),
      line: lineAt(context.library, index, document, sentence, inside),
    };
  });
  return lines
    .sort(
      (a, b) =>
        Number(b.defined) - Number(a.defined) ||
        (b.line.date ?? '').localeCompare(a.line.date ?? '') ||
        byDate(a.line, b.line),
    )
    .map(({ line }) => line);
}

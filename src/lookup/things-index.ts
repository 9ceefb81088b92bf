import type { Context } from '../library/context.ts';
import { namedIndex } from './named-index.ts';
import { comparable } from './people-index.ts';

/** An institution or place of the library with everywhere it is named. */
export interface Thing {
  /** Id of a known one (ISO code of a country), else its name. */
  id: string;
  mentions: { document: number; sentence: number; start: number; end: number }[];
}

/** By id; in memory. */
export function things(context: Context, kind: 'organizations' | 'places'): ReadonlyMap<string, Thing> {
  return context.memo(`things ${kind}`, () => {
    const found = new Map<string, Thing>();
    namedIndex(context).forEach((named, document) => {
      for (const { name, sentence, start, end } of named[kind]) {
        const thing = found.get(name) ?? { id: name, mentions: [] };
        thing.mentions.push({ document, sentence, start, end });
        found.set(name, thing);
      }
    });
    return found;
  });
}

/** Things a typed name may mean, best first. */
export function findThings(
  context: Context,
  kind: 'organizations' | 'places',
  typed: string,
  visible: ReadonlySet<number>,
): Thing[] {
  const known = context.domain.idOf(typed);
  const plain = comparable(typed);
  const score = (thing: Thing): number => {
    const names = context.domain.namesOf(thing.id).map(comparable);
    if (thing.id === known || names.includes(plain)) return 3;
    if (plain.length < 2) return 0;
    if (names.some((name) => name.startsWith(plain))) return 2;
    return names.some((name) => name.includes(plain)) ? 1 : 0;
  };
  return [...things(context, kind).values()]
    .map((thing) => ({
      thing,
      score: score(thing),
      seen: thing.mentions.filter(({ document }) => visible.has(document)).length,
    }))
    .filter((one) => one.score > 0 && one.seen > 0)
    .sort((a, b) => b.score - a.score || b.seen - a.seen || (a.thing.id < b.thing.id ? -1 : 1))
    .map(({ thing }) => thing);
}

import { articlesIn } from '../domains/general/thing-shapes.ts';
import type { ThingKind, ThingMention } from '../domains/types.ts';
import type { Context } from '../library/context.ts';
import { namedIndex } from './named-index.ts';

/** A product, law, article, code, setting or version of the library, with everywhere it is named. */
export interface ShapedThing {
  kind: ThingKind;
  key: string;
  mentions: (ThingMention & { document: number; sentence: number })[];
}

/** All of them, by key; a sign that is an error's code somewhere is one everywhere. In memory. */
export function shapedThings(context: Context): ReadonlyMap<string, ShapedThing> {
  return context.memo('shaped things', () => {
    const found = new Map<string, ShapedThing>();
    const ofErrors = new Set<string>();
    namedIndex(context).forEach(({ things }, document) => {
      for (const mention of things) {
        if (mention.kind === 'code') ofErrors.add(mention.key);
        const id = `${mention.kind === 'code' ? 'product' : mention.kind} ${mention.key}`;
        const thing = found.get(id) ?? { kind: mention.kind, key: mention.key, mentions: [] };
        thing.mentions.push({ ...mention, document });
        found.set(id, thing);
      }
    });
    for (const thing of found.values())
      if (thing.kind === 'product' && ofErrors.has(thing.key)) thing.kind = 'code';
    return found;
  });
}

/** Those named in documents that may be seen, with their mentions there. */
export const visibleShapes = (context: Context, visible: ReadonlySet<number>): ShapedThing[] =>
  [...shapedThings(context).values()].flatMap((thing) => {
    const mentions = thing.mentions.filter(({ document }) => visible.has(document));
    return mentions.length > 0 ? [{ ...thing, mentions }] : [];
  });

/** Spellings of a thing, the most used first. */
export function spellingsOfShape({ mentions }: ShapedThing): string[] {
  const counts = new Map<string, number>();
  for (const { name } of mentions) {
    const plain = name.replace(/\s+/g, ' ');
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

/** Marks around a typed name, and the words people put before a version or a setting. */
const AROUND = new Set(' \t\n"“”\'‘’`「」『』《》$?');
const BEFORE = /^(?:version|v|setting|error(?: code)?|code|오류(?: 코드)?|버전)\s*(?=\S{0,12}\d|-)/iu;

function bare(typed: string): string {
  let [start, end] = [0, typed.length];
  while (start < end && AROUND.has(typed[start]!)) start++;
  while (end > start && AROUND.has(typed[end - 1]!)) end--;
  return typed.slice(start, end);
}

/** Under which key a typed name is kept. */
export function shapeKey(typed: string): string {
  const plain = bare(typed).replace(/\s+/g, ' ');
  const [article] = articlesIn(plain);
  if (article && article.start === 0 && article.end === plain.length) return article.key;
  return plain.replace(BEFORE, '').toLowerCase();
}

/** Score of a thing for a typed name: the name itself, one that goes on from it, one that holds it. */
const SCORE = { whole: 3, begins: 2, holds: 1 };

/** Things a typed name may mean, best first; "건축법 제11조" is the article in what is or names that law. */
export function findShapes(
  context: Context,
  typed: string,
  visible: ReadonlySet<number>,
  kind?: ThingKind,
): { thing: ShapedThing; score: number }[] {
  const own = ofLaw(context, typed, visible);
  if (own && (kind === undefined || kind === 'article')) return [{ thing: own, score: SCORE.whole }];
  const key = shapeKey(typed);
  if (key === '') return [];
  const score = (thing: ShapedThing): number => {
    if (thing.key === key) return SCORE.whole;
    const next = thing.key[key.length] ?? '';
    if (thing.key.startsWith(key) && !/[\p{L}\p{N}]/u.test(next)) return SCORE.begins;
    return key.length > 2 && thing.key.includes(key) ? SCORE.holds : 0;
  };
  return visibleShapes(context, visible)
    .filter((thing) => kind === undefined || thing.kind === kind)
    .map((thing) => ({ thing, score: score(thing) }))
    .filter((one) => one.score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.thing.mentions.length - a.thing.mentions.length ||
        (a.thing.key < b.thing.key ? -1 : 1),
    );
}

/** An article of the law that is typed beside it: its mentions where the law is the document or stands in the sentence. */
function ofLaw(context: Context, typed: string, visible: ReadonlySet<number>): ShapedThing | null {
  const plain = bare(typed);
  const [article] = articlesIn(plain);
  const law = article && `${plain.slice(0, article.start)} ${plain.slice(article.end)}`;
  const name = law
    ?.replace(/[「」『』《》,]|\b(?:of|in|the)\b/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  if (!article || !name) return null;
  const { library } = context;
  const thing = visibleShapes(context, visible).find(
    (one) => one.kind === 'article' && one.key === article.key,
  );
  const mentions = thing?.mentions.filter(({ document, sentence }) => {
    const { start, end } = namedIndex(context)[document]!.sentences[sentence]!;
    const text = `${library.documents[document]!.title}\n${library.text(document).slice(start, end)}`;
    return text.toLowerCase().includes(name);
  });
  return thing && mentions && mentions.length > 0 ? { ...thing, mentions } : null;
}

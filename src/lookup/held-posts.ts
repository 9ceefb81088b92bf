import { languageOf } from '../languages/all.ts';
import type { Context } from '../library/context.ts';
import { byDate, countryLabel, lineAt, type PostRecord, quoteAt } from './line.ts';
import { namedIndex } from './named-index.ts';
import { partKey, peopleIndex, spellingsOf } from './people-index.ts';
import type { HeldPost, Line } from './types.ts';

/** All posts of the library, in memory. */
export function allPosts(context: Context): readonly PostRecord[] {
  return context.memo('posts', () =>
    namedIndex(context).flatMap(({ posts }, document) => posts.map((post) => ({ document, post }))),
  );
}

/**
 * Statements of who held what, by date; the same person in the same post in one country is one entry a document date, with the
 * further statements as citations, a quote in the language of what was asked first. Bare ranks that repeat a fuller post are left out.
 */
export function heldPosts(
  context: Context,
  records: readonly PostRecord[],
  visible: ReadonlySet<number>,
  asked = '',
): HeldPost[] {
  const { code } = languageOf(asked);
  const own = (line: Line): number => Number(line.quote.citation.language !== code);
  const people = peopleIndex(context);
  const index = namedIndex(context);
  const entries = new Map<string, HeldPost>();
  const lines = records.flatMap(({ document, post }) => {
    if (post.holder === null || post.bare || !visible.has(document)) return [];
    const id = people.of.get(partKey(document, post.holder));
    if (id === undefined) return [];
    const mentions = index[document]!.people[post.holder]!.mentions.filter(
      ({ sentence }) => sentence === post.sentence,
    );
    const highlights = [...mentions.slice(0, 1), post]
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start - b.start);
    const elsewhere =
      post.countrySentence === null ? null : index[document]!.sentences[post.countrySentence]!;
    const countryQuote = elsewhere && quoteAt(context.library, document, elsewhere);
    return [
      { id, post, countryQuote, line: lineAt(context.library, index, document, post.sentence, highlights) },
    ];
  });
  for (const { id, post, line, countryQuote } of lines.sort(
    (a, b) => (a.line.date === b.line.date ? own(a.line) - own(b.line) : 0) || byDate(a.line, b.line),
  )) {
    const key = `${id}|${post.rank}|${post.targets.join()}|${post.fields.join()}|${(line.date ?? '').slice(0, 4)}`;
    const known = entries.get(key);
    if (known) {
      const cited = [known.quote.citation, ...known.also];
      if (!cited.some(({ documentId }) => documentId === line.quote.citation.documentId))
        known.also.push(line.quote.citation);
      continue;
    }
    const names = spellingsOf(context, people.people[id]!, visible);
    entries.set(key, {
      ...line,
      title: post.text.replace(/\s+/g, ' '),
      holder: names[0]!,
      names,
      country: countryLabel(context.domain, post.country),
      countryFrom: post.countryFrom,
      countryQuote,
      former: post.former,
      also: [],
    });
  }
  return [...entries.values()].sort(byDate);
}

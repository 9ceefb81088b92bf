import { languageOf } from '../languages/all.ts';
import type { Context } from '../library/context.ts';
import { namedIndex } from '../lookup/named-index.ts';
import { partKey, peopleIndex, spellingsOf } from '../lookup/people-index.ts';
import { quoteOf } from './quote.ts';
import type { Story } from './stories.ts';
import type { Mentioned } from './types.ts';

/** People named most in the documents, those of a story told twice counted once. */
export function peopleMentioned(
  context: Context,
  stories: readonly Story[],
  language: 'en' | 'ko',
  limit: number,
): Mentioned[] {
  const named = namedIndex(context);
  const index = peopleIndex(context);
  const visible = new Set(stories.flatMap(({ documents }) => documents));
  const documents = stories.flatMap(({ documents, retold }) => documents.filter((one) => !retold.has(one)));
  const byPerson = new Map<number, { document: number; person: number }[]>();
  for (const document of documents) {
    named[document]!.people.forEach((_, person) => {
      const id = index.of.get(partKey(document, person));
      if (id === undefined) return;
      const parts = byPerson.get(id);
      if (parts) parts.push({ document, person });
      else byPerson.set(id, [{ document, person }]);
    });
  }
  return [...byPerson]
    .map(([id, parts]) => {
      const mentions = parts.map(({ document, person }) => named[document]!.people[person]!.mentions);
      return { id, parts, mentions: mentions.reduce((sum, own) => sum + own.length, 0) };
    })
    .sort((a, b) => b.mentions - a.mentions || b.parts.length - a.parts.length || a.id - b.id)
    .slice(0, limit)
    .flatMap(({ id, parts, mentions }) => {
      const names = spellingsOf(context, index.people[id]!, visible);
      const [first] = parts;
      const mention = named[first!.document]!.people[first!.person]!.mentions[0];
      if (!mention || names.length === 0) return [];
      const sentence = named[first!.document]!.sentences[mention.sentence]!;
      const span = {
        start: Math.min(sentence.start, mention.start),
        end: Math.max(sentence.end, mention.end),
      };
      const own = names.find((name) => languageOf(name).code === language);
      return [
        {
          name: own ?? names[0]!,
          names,
          mentions,
          documents: new Set(parts.map(({ document }) => document)).size,
          quote: quoteOf(context, first!.document, span, [mention]),
        },
      ];
    });
}

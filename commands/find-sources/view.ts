import { ComponentType } from 'discord-api-types/v10';
import type { Difference, Statement, Support } from '../../src/checking/support/types.ts';
import type { Locale } from '../../src/locale.ts';
import { fitted } from '../../src/message/budget.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, line, rows, small, text } from '../../src/message/parts.ts';
import type { Message, Part } from '../../src/message/types.ts';
import { quoteBlock } from '../shared/quote.ts';
import { contextButton } from '../shared/quote-buttons.ts';
import { report } from './report.ts';
import { kinds, words } from './words.ts';

/** Characters of markup for a passage. */
const QUOTE = 380;
const STATEMENT = 200;
const SAID = 60;
const FILE = 'sources.txt';

/** Statement by statement, the passage that supports it best; what does not fit goes into a file. */
export function supported(found: Support, locale: Locale): Message {
  const say = words(locale);
  const { statements } = found;
  const searched = small(
    [say.searched(found.searched.documents), found.skipped > 0 && say.skipped(found.skipped)]
      .filter(Boolean)
      .join(' '),
  );
  if (statements.length === 0) return { components: [container([text(say.none), searched], COLOURS.none)] };
  const held = statements.filter(({ quote }) => quote).length;
  const differ = (kind: Difference['kind']) =>
    statements.flatMap(({ differences }) => differences).filter((one) => one.kind === kind).length;
  const counts: [number, (count: number) => string][] = [
    [differ('number'), say.numbersDiffer],
    [differ('date'), say.datesDiffer],
    [differ('name'), say.namesDiffer],
    [statements.length - held, say.notFound],
  ];
  const counted = counts.flatMap(([count, said]) => (count > 0 ? [said(count)] : []));
  const head = [text(`**${[say.found(held), ...counted].join(', ')}**`)];
  const blocks = statements.map((statement, i) => [line(), ...statementParts(statement, i + 1, locale)]);
  let left = 0;
  const file: Part = { type: ComponentType.File, file: { url: `attachment://${FILE}` } };
  const message = fitted(head, blocks, [searched], (count) => {
    left = count;
    return small(say.file(count));
  });
  if (left === 0) return message;
  const [outer] = message.components;
  return {
    components: [outer!, file as Message['components'][number]],
    files: [{ name: FILE, data: report(found, locale) }],
  };
}

function statementParts(statement: Statement, number: number, locale: Locale): Part[] {
  const say = words(locale);
  const said = `**${number}.** ${escapeText(label(statement.text, STATEMENT))}`;
  if (!statement.quote) return [text(`${said}\n-# — ${say.nothing}`)];
  const differences = statement.differences.map((found) => difference(found, locale));
  return [
    text([said, ...differences].join('\n')),
    quoteBlock(statement.quote, locale, { budget: QUOTE }),
    ...rows([contextButton(statement.quote.citation, locale, number)]),
  ];
}

export function difference({ kind, said, document }: Difference, locale: Locale): string {
  const say = words(locale);
  const shown = (words: string) => escapeText(label(words, SAID));
  const name = kinds(locale)[kind];
  return document === null ? say.missing(name, shown(said)) : say.differs(name, shown(said), shown(document));
}

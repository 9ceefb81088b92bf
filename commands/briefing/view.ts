import { ComponentType } from 'discord-api-types/v10';
import { customId } from '../../src/bot/custom-id.ts';
import type { Digest } from '../../src/briefing/types.ts';
import type { Locale } from '../../src/locale.ts';
import { COMPONENTS, TEXT_TOTAL } from '../../src/message/limits.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { button, COLOURS, container, line, pager, rows, text } from '../../src/message/parts.ts';
import type { Message, Part } from '../../src/message/types.ts';
import { ago, day, days } from '../shared/citation.ts';
import { aheadBlocks, documentsBlock, groupBlocks, peopleBlock } from './blocks.ts';
import type { Kept } from './kept.ts';
import { FILE, markdownOf } from './markdown.ts';
import { words } from './words.ts';

/** Characters and components kept free for the heading, buttons and file. */
const SPARE = { characters: 900, components: 12 };
const TOPIC = 150;
/** A line and the rule above its group. */
const PER_BLOCK = 2;

interface Shown {
  /** Under which it is kept. */
  id: string;
  kept: Kept;
  page?: number;
  /** Said under the title: by which schedule it comes. */
  note?: string;
  /** What stands instead of the usual title. */
  title?: string;
}

/** A page of a briefing, with its pager and the whole of it as a file. The first page holds what matters most. */
export function briefingView(digest: Digest, shown: Shown, locale: Locale): Message {
  const { id, kept } = shown;
  const sections = [
    ...digest.groups.map((group) => groupBlocks(group, locale)),
    aheadBlocks(digest.ahead, locale),
    peopleBlock(digest.people, locale),
    documentsBlock(digest, locale),
  ].filter((section) => section.length > 0);
  const pages = paged(sections);
  const page = Math.min(Math.max(0, shown.page ?? 0), pages.length - 1);
  const turn = pager(page, pages.length, (to, side) => customId('briefing', 'page', id, to, side));
  const more = page === 0 && pages.length > 1 ? [moreButton(id, locale)] : turn;
  const quiet = digest.groups.length === 0 ? [text(words(locale).quiet())] : [];
  const parts = [
    text(headOf(digest, kept, shown, locale)),
    ...quiet,
    ...(pages[page] ?? []).flatMap((section) => [line(), ...section.map((block) => text(block))]),
    ...rows(more),
    file(),
  ];
  const files = [{ name: FILE, data: markdownOf(digest, kept, locale) }];
  return { components: [container(parts)], files };
}

const moreButton = (id: string, locale: Locale) =>
  button(words(locale).more, customId('briefing', 'page', id, 1, 'on'));

function file(): Part {
  return { type: ComponentType.File, file: { url: `attachment://${FILE}` } };
}

function headOf(digest: Digest, kept: Kept, { note, title }: Shown, locale: Locale): string {
  const say = words(locale);
  const topic = topicOf(kept);
  const dates = digest.documents.flatMap(({ published }) => published ?? []).sort();
  const span = digest.total <= digest.documents.length && days(dates[0] ?? null, dates.at(-1) ?? null);
  const limit = kept.after
    ? say.newSince(ago(kept.after))
    : kept.since
      ? say.since(day(kept.since))
      : say.whole;
  const facts = [say.documents(digest.total), limit, span && say.dated(span), note].filter(Boolean);
  return `### ${title ?? (topic ? say.on(topic) : say.title)}\n-# ${facts.join(' · ')}`;
}

const topicOf = ({ topics }: Kept): string | null =>
  topics.length > 0 ? escapeText(label(topics.join(', '), TOPIC)) : null;

/** Blocks on pages that Discord takes; a section that does not fit goes on overleaf. */
export function paged(sections: readonly string[][]): string[][][] {
  const characters = TEXT_TOTAL - SPARE.characters;
  const components = COMPONENTS - SPARE.components;
  const pages: string[][][] = [[]];
  let used = 0;
  let count = 0;
  for (const section of sections) {
    let open = false;
    for (const block of section) {
      if (count > 0 && (used + block.length > characters || count + PER_BLOCK > components)) {
        pages.push([]);
        used = 0;
        count = 0;
        open = false;
      }
      const page = pages.at(-1)!;
      if (open) page.at(-1)!.push(block);
      else page.push([block]);
      count += open ? 1 : PER_BLOCK;
      used += block.length;
      open = true;
    }
  }
  return pages;
}

/** That nothing is new, with the last briefing behind a button where there was one; `line`: nothing but that. */
export function nothingView(
  kept: Kept,
  last: { id: string; at: string } | null,
  locale: Locale,
  line = false,
): Message {
  const say = words(locale);
  const topic = topicOf(kept);
  const parts: Part[] = [];
  if (line) parts.push(text(topic ? say.nothingOn(topic) : say.nothing));
  else if (last) {
    const when = topic ? say.lastTimeOn(ago(last.at)) : say.lastTime(ago(last.at));
    parts.push(text(`**${topic ? say.nothingOn(topic) : say.nothing}**\n${when}`));
    parts.push(...rows([button(say.again, customId('briefing', 'again', last.id))]));
  } else if (topic) parts.push(text(`**${say.noneOn(topic)}**\n${say.noneOnNext()}`));
  else parts.push(text(kept.since ? say.noneSince(day(kept.since)) : say.empty));
  return { components: [container(parts, COLOURS.none)] };
}

import { customId } from '../../src/bot/custom-id.ts';
import { ANY, scopeOf } from '../../src/bot/scope.ts';
import type { App, Request } from '../../src/bot/types.ts';
import type { DocumentEntry } from '../../src/library/types.ts';
import type { Locale } from '../../src/locale.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, line, option, pager, rows, select, text } from '../../src/message/parts.ts';
import { inLanguages } from '../../src/message/words.ts';
import type { CollectionSummary } from '../../src/reading/sources.ts';
import { day, days } from '../shared/citation.ts';
import { type At, type Drawn, type Sharable, shareButtons, sharedNote } from '../shared/sharing.ts';

/** Documents on a page. */
const SIZE = 10;
/** Collections described on the first page. */
const COLLECTIONS = 12;
const TITLE = 110;
const PUBLISHER = 50;
const DESCRIPTION = 120;

/** What is listed, as it is kept behind the buttons. */
export interface Listing extends Sharable {
  filter: string | null;
  collection: string | null;
}

export const kindNames = inLanguages(
  { 'press release': 'press release', news: 'news', speech: 'speech', document: 'document' },
  { 'press release': '보도자료', news: '기사', speech: '연설', document: '문서' },
);

const words = inLanguages(
  {
    title: 'Documents',
    count: (total: number) => `${total} ${total === 1 ? 'document' : 'documents'}`,
    matching: (filter: string) => `with “${filter}”`,
    none: 'No document matches. Try fewer words.',
    empty: 'There are no documents here that you may see.',
    undated: 'undated',
    more: (count: number) => `and ${count} more collections`,
    read: 'Read a document …',
  },
  {
    title: '자료',
    count: (total) => `문서 ${total}건`,
    matching: (filter) => `“${filter}” 포함`,
    none: '맞는 문서가 없습니다. 낱말을 줄여 보십시오.',
    empty: '여기서 볼 수 있는 문서가 없습니다.',
    undated: '날짜 미상',
    more: (count) => `그 밖에 자료 모음 ${count}개`,
    read: '읽을 문서를 고르십시오 …',
  },
);

/** Collections (on the first page) and one page of documents, newest first. */
export async function sourcesView(request: Request, app: App, listing: Listing, at: At): Promise<Drawn> {
  const { locale } = request;
  const say = words(locale);
  const collections = listing.collection
    ? await scopeOf(request, app, listing.collection)
    : app.access.visible(request);
  const found = await app.engine.sources({ collections, filter: listing.filter, page: at.page, size: SIZE });
  const limits = [
    listing.collection &&
      listing.collection !== ANY &&
      escapeText(app.access.title(listing.collection, locale)),
    listing.filter && say.matching(escapeText(label(listing.filter, 60))),
  ].filter(Boolean);
  const head = [`### ${say.title}`, [say.count(found.total), ...limits].join(' · ')].join('\n');
  if (found.total === 0) {
    const why = found.collections.length === 0 ? say.empty : say.none;
    return { components: [container([text(`${head}\n${why}`)], COLOURS.none)], empty: true };
  }
  const overview = found.page === 0 && !listing.filter ? collectionLines(found.collections, app, locale) : '';
  const titles = found.documents.map(({ title, id: value, published }) =>
    option(title, value, published ?? say.undated),
  );
  return {
    components: [
      container([
        ...sharedNote(at),
        text(head),
        ...(overview ? [text(overview), line()] : []),
        text(found.documents.map((entry) => documentLine(entry, locale)).join('\n')),
        select(customId('sources', 'open', at.id), say.read, titles),
        ...rows([
          ...pager(found.page, found.pages, (to, side) => customId('sources', 'page', at.id, to, side)),
          ...shareButtons(request, 'sources', { ...at, page: found.page }),
        ]),
      ]),
    ],
  };
}

function collectionLines(found: CollectionSummary[], app: App, locale: Locale): string {
  const say = words(locale);
  const lines = found.slice(0, COLLECTIONS).map(({ name, documents, from, to }) => {
    const facts = [say.count(documents), days(from, to)].filter(Boolean).join(' · ');
    const about = app.access.description(name, locale);
    return [
      `**${escapeText(label(app.access.title(name, locale), 60))}** · ${facts}`,
      ...(about ? [`-# ${escapeText(label(about, DESCRIPTION))}`] : []),
    ].join('\n');
  });
  const left = found.length - COLLECTIONS;
  return [...lines, ...(left > 0 ? [`-# ${say.more(left)}`] : [])].join('\n');
}

function documentLine({ title, publisher, published, kind }: DocumentEntry, locale: Locale): string {
  const facts = [
    publisher && escapeText(label(publisher, PUBLISHER)),
    kind !== 'document' && kindNames(locale)[kind],
    published ? day(published) : words(locale).undated,
  ].filter(Boolean);
  return `- **${escapeText(label(title, TITLE))}**\n-# ${facts.join(' · ')}`;
}

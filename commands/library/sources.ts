import type { App, IndexSummary, Reply, Request, Say } from '../../src/bot/types.ts';
import { slash } from '../../src/message/command-names.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, text } from '../../src/message/parts.ts';
import type { Choice } from '../../src/message/types.ts';
import { inLanguages } from '../../src/message/words.ts';
import { Problem } from '../../src/problem.ts';
import type { SourceState } from '../../src/sources/refresh.ts';
import { SOURCES_FILE } from '../../src/sources/settings.ts';
import { ago } from '../shared/citation.ts';
import { indexedReply, reindexed } from './reindex.ts';

/** Sources and notices that one message shows. */
const SHOWN = 15;
const NOTICES = 3;
const LONGEST = 160;

const MINUTE = 60_000;

const words = inLanguages(
  {
    title: 'Sources',
    none: `Nothing refreshes itself. Write feeds, sites, repositories or folders into \`${SOURCES_FILE}\` in the corpus folder; \`sources.example.yaml\` explains how.`,
    every: (minutes: number) =>
      minutes % 1440 === 0
        ? `every ${minutes / 1440} d`
        : minutes % 60 === 0
          ? `every ${minutes / 60} h`
          : `every ${minutes} min`,
    documents: (count: number, gone: number) =>
      `${count} ${count === 1 ? 'document' : 'documents'}${gone > 0 ? `, ${gone} gone but kept` : ''}`,
    fresh: (when: string) => `refreshed ${when}`,
    never: 'not refreshed yet',
    again: (when: string) => `tried again ${when}`,
    more: (count: number) => `… and ${count} more`,
    brought: (added: number, changed: number, removed: number) =>
      `${added} new, ${changed} changed, ${removed} gone`,
    line: (count: number, failing: number) =>
      `Sources: ${count}${failing > 0 ? `, ${failing} failing (${slash('library sources', 'en')})` : ', all well'}`,
    broken: (why: string) => `Sources: ${why}`,
  },
  {
    title: '출처',
    none: `스스로 갱신되는 출처가 없습니다. 자료 폴더의 \`${SOURCES_FILE}\`에 피드, 사이트, 저장소, 폴더를 적어 주십시오. 방법은 \`sources.example.yaml\`에 있습니다.`,
    every: (minutes) =>
      minutes % 1440 === 0
        ? `${minutes / 1440}일마다`
        : minutes % 60 === 0
          ? `${minutes / 60}시간마다`
          : `${minutes}분마다`,
    documents: (count, gone) => `문서 ${count}건${gone > 0 ? `, 출처에서 사라졌지만 보관 중 ${gone}건` : ''}`,
    fresh: (when) => `갱신 ${when}`,
    never: '아직 갱신하지 않음',
    again: (when) => `다시 시도 ${when}`,
    more: (count) => `… 그 밖에 ${count}개`,
    brought: (added, changed, removed) => `새 문서 ${added}건, 변경 ${changed}건, 사라짐 ${removed}건`,
    line: (count, failing) =>
      `출처: ${count}개${failing > 0 ? `, 실패 ${failing}개 (${slash('library sources', 'ko')})` : ', 모두 정상'}`,
    broken: (why) => `출처: ${why}`,
  },
);

const kinds = inLanguages(
  {
    feed: 'feed',
    pages: 'pages',
    sitemap: 'sitemap',
    site: 'site',
    git: 'Git repository',
    folder: 'folder',
  },
  {
    feed: '피드',
    pages: '웹 페이지',
    sitemap: '사이트맵',
    site: '사이트',
    git: 'Git 저장소',
    folder: '폴더',
  },
);

/** Everything that refreshes itself, with how it went. */
export function sources(request: Request, app: App): Reply {
  const say = words(request.locale);
  const all = app.sources?.() ?? [];
  if (all.length === 0) return { components: [container([text(`### ${say.title}\n${say.none}`)])] };
  const parts = all.slice(0, SHOWN).map((source) => text(described(source, request)));
  const left = all.length - SHOWN;
  const failing = all.some(({ problem }) => problem !== null);
  const lines = [text(`### ${say.title}`), ...parts, ...(left > 0 ? [text(say.more(left))] : [])];
  return { components: [container(lines, failing ? COLOURS.problem : COLOURS.good)] };
}

function described(source: SourceState, { locale }: Request): string {
  const say = words(locale);
  const { name, kind, address, collection, every, documents, gone, succeeded, next, problem, notices } =
    source;
  const facts = [kinds(locale)[kind], escapeText(collection), say.every(Math.round(every / MINUTE))];
  const state = [say.documents(documents, gone), succeeded ? say.fresh(ago(succeeded)) : say.never];
  const lines = [
    `**${escapeText(name)}** · ${facts.join(' · ')}`,
    `-# ${escapeText(label(address, LONGEST))}`,
    state.join(' · '),
  ];
  if (problem) {
    const again = next ? ` · ${say.again(ago(next))}` : '';
    lines.push(`⚠️ ${escapeText(label(problem[locale], LONGEST))}${again}`);
  }
  for (const notice of notices.slice(0, NOTICES))
    lines.push(`- ${escapeText(label(notice[locale], LONGEST))}`);
  if (notices.length > NOTICES) lines.push(say.more(notices.length - NOTICES));
  return lines.join('\n');
}

/** Refreshes one source or all and takes in what is new. */
export async function sync(request: Request, app: App, say: Say): Promise<Reply> {
  if ((app.sources?.() ?? []).length === 0) return sources(request, app);
  const name = request.options.source;
  const found = await reindexed(request, app, say, name === undefined ? 'all' : { name: String(name) });
  return indexedReply(found, request, broughtLines(found, request));
}

const broughtLines = ({ sources: done }: IndexSummary, { locale }: Request): string[] =>
  done.slice(0, SHOWN).map(({ name, added, changed, removed, problem }) => {
    const said = problem
      ? `⚠️ ${escapeText(label(problem[locale], LONGEST))}`
      : words(locale).brought(added, changed, removed);
    return `- **${escapeText(name)}**: ${said}`;
  });

/** One line for the state of the library; null where nothing refreshes itself. */
export function sourcesLine({ locale }: Request, app: App): string | null {
  try {
    const all = app.sources?.() ?? [];
    const failing = all.filter(({ problem }) => problem !== null).length;
    return all.length === 0 ? null : words(locale).line(all.length, failing);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `⚠️ ${words(locale).broken(escapeText(label(error.message, LONGEST)))}`;
  }
}

/** Names of sources that go on from what is typed. */
export function suggestSources(app: App, typed: string): Choice[] {
  const plain = typed.toLowerCase();
  return (app.sources?.() ?? [])
    .filter(({ name }) => name.toLowerCase().includes(plain))
    .slice(0, 25)
    .map(({ name }) => ({ name, value: name }));
}

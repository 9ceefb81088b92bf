import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { suggestCollections } from '../../src/bot/scope.ts';
import type { App, Command, Reply, Request, Say } from '../../src/bot/types.ts';
import { choice, named } from '../../src/message/words.ts';
import { suggestDocuments } from '../shared/documents.ts';
import { MANAGERS_ONLY } from '../shared/who.ts';
import { add } from './add.ts';
import { reindex } from './reindex.ts';
import { confirmed, remove } from './remove.ts';
import { ANY_LANGUAGE, settings } from './settings.ts';
import { sources, suggestSources, sync } from './sources.ts';
import { status } from './status.ts';
import { gapsView, settle, turn } from './unanswered.ts';

type Run = (request: Request, app: App, say: Say) => Reply | Promise<Reply>;

const subcommands: Record<string, Run> = {
  status,
  add,
  remove,
  reindex,
  sync,
  sources,
  gaps: (request, app) => gapsView(request, app, Number(request.options.page ?? 1) - 1),
  settings,
};

/** For those who may manage the server: what the library holds, and how the bot behaves in a channel. */
export default {
  data: {
    ...MANAGERS_ONLY,
    ...named(
      ['library', 'Look after the library: documents, state, settings'],
      ['자료실', '자료실을 관리합니다: 문서, 상태, 설정'],
    ),
    options: [
      {
        type: Type.Subcommand,
        ...named(
          ['status', 'Build, encoder, counts, memory, latency'],
          ['상태', '빌드, 인코더, 문서 수, 메모리, 응답 시간'],
        ),
      },
      {
        type: Type.Subcommand,
        ...named(['add', 'Add a document: a file or a link'], ['추가', '문서를 파일이나 링크로 추가합니다']),
        options: [
          {
            type: Type.Attachment,
            ...named(
              ['file', '.txt, .md, .html, .pdf, .docx or .hwpx'],
              ['파일', '.txt, .md, .html, .pdf, .docx, .hwpx'],
            ),
          },
          {
            type: Type.String,
            ...named(['link', 'Address of a public page or file'], ['링크', '공개된 페이지나 파일의 주소']),
            max_length: 2_000,
          },
          {
            type: Type.String,
            ...named(['collection', 'Collection it belongs to'], ['모음', '넣을 자료 모음']),
            autocomplete: true,
          },
        ],
      },
      {
        type: Type.Subcommand,
        ...named(['remove', 'Delete a document'], ['삭제', '문서를 지웁니다']),
        options: [
          {
            type: Type.String,
            ...named(['document', 'Title of the document'], ['문서', '문서 제목']),
            required: true,
            autocomplete: true,
          },
        ],
      },
      {
        type: Type.Subcommand,
        ...named(
          ['reindex', 'Bring the library up to date with the folder of documents'],
          ['재색인', '자료 폴더의 내용을 자료실에 반영합니다'],
        ),
      },
      {
        type: Type.Subcommand,
        ...named(
          ['sync', 'Refresh feeds, sites, repositories and folders, and take in what is new'],
          ['동기화', '피드, 사이트, 저장소, 폴더를 새로 확인하여 반영합니다'],
        ),
        options: [
          {
            type: Type.String,
            ...named(['source', 'Only this one'], ['출처', '이 출처만']),
            autocomplete: true,
          },
        ],
      },
      {
        type: Type.Subcommand,
        ...named(
          ['sources', 'What refreshes itself, and how it went'],
          ['출처', '스스로 갱신되는 출처와 그 상태를 봅니다'],
        ),
      },
      {
        type: Type.Subcommand,
        ...named(['gaps', 'Questions nobody could answer'], ['미답변', '답을 찾지 못한 질문을 봅니다']),
        options: [
          {
            type: Type.Integer,
            ...named(['page', 'Page to begin with'], ['쪽', '처음 볼 쪽']),
            min_value: 1,
            max_value: 10_000,
          },
        ],
      },
      {
        type: Type.Subcommand,
        ...named(
          ['settings', 'See or change how the bot behaves in this channel'],
          ['설정', '이 채널의 설정을 보거나 바꿉니다'],
        ),
        options: [
          {
            type: Type.String,
            ...named(
              ['collection', 'Search only this collection here'],
              ['모음', '이 채널에서는 이 모음에서만 찾기'],
            ),
            autocomplete: true,
          },
          {
            type: Type.Boolean,
            ...named(['thread', 'Answer mentions in a thread'], ['스레드', '멘션에 스레드에서 답하기']),
          },
          {
            type: Type.Boolean,
            ...named(
              ['private', 'False: everyone sees replies; True: mentions are private too'],
              ['비공개', 'False: 답변을 모두에게 공개, True: 멘션도 비공개'],
            ),
          },
          {
            type: Type.Boolean,
            ...named(
              ['posts', 'Answer every new post of this forum (used inside one of its posts)'],
              ['게시물', '이 포럼의 새 게시물마다 답하기 (포럼 게시물 안에서 사용)'],
            ),
          },
          {
            type: Type.String,
            ...named(['language', 'Language of mentions and briefings'], ['언어', '멘션과 브리핑의 언어']),
            choices: [
              choice(ANY_LANGUAGE, 'As asked', '질문한 언어'),
              choice('en', 'English', '영어'),
              choice('ko', 'Korean', '한국어'),
            ],
          },
        ],
      },
    ],
  },
  manage: true,
  private: true,

  async execute(request, app, say) {
    const run = subcommands[request.subcommand ?? ''];
    if (!run) throw new Error(`library: no subcommand ${request.subcommand}`);
    return run(request, app, say);
  },

  async autocomplete(request, app) {
    const typed = String(request.options[request.focused ?? ''] ?? '');
    if (request.focused === 'document') return suggestDocuments(app, app.access.visible(request), typed);
    if (request.focused === 'source') return suggestSources(app, typed);
    // A document may be the first of its collection.
    return suggestCollections(request, app, typed, { empty: request.subcommand === 'add' });
  },

  components: { delete: confirmed, gaps: turn, settle },
} satisfies Command;

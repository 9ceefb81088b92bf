import { inLanguages } from '../../src/message/words.ts';

const plural = (count: number, one: string) =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

export const words = inLanguages(
  {
    added: 'Added to the library',
    indexing: (done: number, total: number) => (total > 0 ? `Indexing … ${done} of ${total}` : 'Indexing …'),
    indexed: 'The library is up to date',
    counts: (documents: number, passages: number) =>
      `${plural(documents, 'document')}, ${plural(passages, 'passage')}`,
    changes: (added: number, changed: number, removed: number) =>
      `${added} added, ${changed} changed, ${removed} removed`,
    problems: (count: number) => `${plural(count, 'file')} could not be read`,
    andMore: (count: number) => `… and ${count} more`,
    sure: 'Delete this document from the corpus folder and the library?',
    remove: 'Delete',
    removed: 'Removed from the library',
    status: 'Library',
    build: 'Build',
    model: 'Encoder',
    memory: (megabytes: number) => `Memory: ${megabytes} MB`,
    latency: (count: number, p50: number, p95: number, p99: number) =>
      count === 0
        ? 'Latency: no requests yet'
        : `Latency of the last ${plural(count, 'answer')}: half within ${p50} ms, 95 % within ${p95} ms, 99 % within ${p99} ms`,
    made: 'made',
    dated: (days: string) => `documents dated ${days}`,
    gaps: 'Questions nobody could answer',
    noGaps: 'Every question so far was answered.',
    times: (count: number) => (count === 1 ? 'once' : `${count} times`),
    settle: 'Take off the list …',
    settings: 'Settings of this channel',
    collection: 'Collection',
    everything: 'all that may be seen',
    thread: 'Mentions',
    inThread: 'answered in a thread',
    inChannel: 'answered in the channel',
    private: 'Replies',
    usual: 'private, mentions for everyone',
    privately: 'private, mentions too',
    publicly: 'for everyone to see',
    posts: 'New posts of this forum',
    everyPost: 'every new post is answered',
    noPosts: 'only mentions are answered',
    language: 'Language of mentions and briefings',
    asAsked: 'as asked',
  },
  {
    added: '자료실에 넣었습니다',
    indexing: (done, total) => (total > 0 ? `색인 중 … ${total}건 중 ${done}건` : '색인 중 …'),
    indexed: '자료실이 최신 상태입니다',
    counts: (documents, passages) =>
      `문서 ${documents.toLocaleString('ko')}건, 구절 ${passages.toLocaleString('ko')}개`,
    changes: (added, changed, removed) => `추가 ${added}건, 변경 ${changed}건, 삭제 ${removed}건`,
    problems: (count) => `읽지 못한 파일 ${count}개`,
    andMore: (count) => `… 그 밖에 ${count}개`,
    sure: '이 문서를 자료 폴더와 자료실에서 지우시겠습니까?',
    remove: '지우기',
    removed: '자료실에서 지웠습니다',
    status: '자료실',
    build: '빌드',
    model: '인코더',
    memory: (megabytes) => `메모리: ${megabytes} MB`,
    latency: (count, p50, p95, p99) =>
      count === 0
        ? '응답 시간: 아직 요청이 없습니다'
        : `최근 응답 ${count}건의 시간: 절반 ${p50} ms 이내, 95 % ${p95} ms 이내, 99 % ${p99} ms 이내`,
    made: '만든 때',
    dated: (days) => `자료 날짜 ${days}`,
    gaps: '답을 찾지 못한 질문',
    noGaps: '지금까지 모든 질문에 답했습니다.',
    times: (count) => `${count}번`,
    settle: '목록에서 지울 질문 …',
    settings: '이 채널의 설정',
    collection: '자료 모음',
    everything: '볼 수 있는 모든 자료',
    thread: '멘션',
    inThread: '스레드에서 답변',
    inChannel: '채널에서 답변',
    private: '답변',
    usual: '비공개 (멘션은 모두에게 공개)',
    privately: '멘션까지 모두 비공개',
    publicly: '모두에게 공개',
    posts: '이 포럼의 새 게시물',
    everyPost: '새 게시물마다 답변',
    noPosts: '멘션에만 답변',
    language: '멘션과 브리핑의 언어',
    asAsked: '질문한 언어',
  },
);

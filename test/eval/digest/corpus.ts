import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Files } from '../../support/generated.ts';

export type Language = 'en' | 'ko';

/** Something that happened, as the documents of one language tell of it. */
export interface Event {
  id: string;
  topic: string;
  day: string;
  title: string;
  /** The sentences that tell of it. */
  said: [lead: string, detail: string];
}

export interface Corpus {
  name: string;
  language: Language;
  topics: string[];
  events: Event[];
  files: Files;
}

export const CORPORA = ['company', 'town'] as const;

/** What documents say beside their news; no event is told of here. */
const FILLER: Record<Language, string[]> = {
  en: [
    'The notice may be copied freely if its source is named.',
    'Questions are answered on working days between nine and four.',
    'A list of all notices hangs in the entrance hall.',
    'Many thanks to all who have sent us their opinion.',
    'We ask for your patience and your understanding.',
    'The next notice follows in due course.',
    'Further details will be made known in good time.',
    'This page is written by volunteers and checked by two people.',
  ],
  ko: [
    '출처를 밝히면 이 알림을 자유롭게 옮겨 실을 수 있다.',
    '문의는 평일 아홉 시에서 네 시 사이에 받는다.',
    '모든 알림의 목록은 현관에 걸려 있다.',
    '의견을 보내 준 모든 분께 감사드린다.',
    '너른 이해와 기다림을 부탁드린다.',
    '다음 알림은 때가 되면 나온다.',
    '더 자세한 내용은 알맞은 때에 알린다.',
    '이 글은 자원봉사자가 쓰고 두 사람이 확인한다.',
  ],
};

const OPENING: Record<Language, string> = {
  en: 'This notice is meant for the press and for everybody who reads our page.',
  ko: '이 알림은 언론과 우리 글을 읽는 모든 사람을 위한 것이다.',
};

const listing = (language: Language, [a, b, c]: readonly string[]): string =>
  language === 'en'
    ? `Other subjects of this month were ${a}, ${b} and ${c}.`
    : `이달의 다른 주제는 ${a}, ${b}, ${c} 등이었다.`;

const nextDay = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * The documents of one corpus in one language: one for each event, a second one for every other event some days later,
 * monthly lists of subjects. Every fourth title says nothing, every third text begins with a phrase for the press.
 */
export function corpusOf(name: (typeof CORPORA)[number], language: Language): Corpus {
  const rows = gunzipSync(readFileSync(new URL(`${name}.tsv.gz`, import.meta.url)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('|'));
  const from = language === 'en' ? 0 : 3;
  const topics: string[] = [];
  const events: Event[] = [];
  for (const [kind, a, b, ...rest] of rows) {
    if (kind === 'T') topics.push(language === 'en' ? b! : rest[0]!);
    else {
      const [title, lead, detail] = rest.slice(from, from + 3) as [string, string, string];
      events.push({ id: a!, topic: topics.at(-1)!, day: b!, title, said: [lead, detail] });
    }
  }
  const files: Files = {};
  const put = (path: string, title: string, date: string, text: string) => {
    files[`${name}/${path}.md`] = `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\n---\n\n${text}\n`;
  };
  const filler = (i: number) => FILLER[language][i % FILLER[language].length]!;
  const others = (i: number) => [1, 3, 5].map((step) => topics[(i + step) % topics.length]!);
  events.forEach(({ id, title, day, said, topic }, i) => {
    const opening = i % 3 === 0 ? [OPENING[language]] : [];
    const list = i % 3 === 1 ? [listing(language, others(topics.indexOf(topic)))] : [];
    const called = i % 4 === 3 ? (language === 'en' ? `Notice ${100 + i}` : `알림 ${100 + i}`) : title;
    put(id, called, day, [...opening, ...said, ...list, filler(i)].join(' '));
    if (i % 2 === 0)
      put(
        `${id}-again`,
        language === 'en' ? `${title}: reminder` : `${title}: 다시 알림`,
        nextDay(day, 3),
        [filler(i + 3), ...said].join(' '),
      );
  });
  for (const month of ['03', '06', '09'])
    put(
      `month-${month}`,
      language === 'en' ? `The month in short, ${month}` : `${month}월의 소식`,
      `2025-${month}-30`,
      topics
        .map((_, i) => listing(language, others(i)))
        .slice(0, 4)
        .join(' '),
    );
  return { name, language, topics, events, files };
}

import { type DateMention, dates, yearInName } from '../../../languages/dates.ts';
import { sentences } from '../../../languages/sentences.ts';
import { overlaps } from '../../../text/mention.ts';
import type { Span } from '../../../text/span.ts';
import { organizations, type PersonMention, type PostMention, posts as postsIn } from '../entities.ts';
import { documentPeople } from './document-people.ts';
import { places } from './places.ts';
import { postBelow } from './posts-beside-english.ts';
import { settlePosts } from './settle.ts';
import { sidesOf } from './sides.ts';

/** A person of one document: every way the document writes the name, and every place. */
export interface DocumentPerson {
  /** Full name as first written; the family name alone where the document never says more. */
  name: string;
  spellings: string[];
  mentions: (Span & { sentence: number; full: boolean })[];
}

export interface DocumentPost extends Omit<PostMention, 'holder'> {
  sentence: number;
  /** Index in `people`, or null. */
  holder: number | null;
  /** Whether the title's own sentence says whose post it is, or another one of the document; null where neither does. */
  countryFrom: 'text' | 'document' | null;
  /** Number of the sentence that says it, where that is another one. */
  countrySentence: number | null;
  /** A rank without more, of a holder whose post the document names in full elsewhere. */
  bare: boolean;
}

export interface DocumentNamed {
  sentences: Span[];
  people: DocumentPerson[];
  posts: DocumentPost[];
  organizations: (Span & { sentence: number; name: string })[];
  places: (Span & { sentence: number; name: string })[];
  dates: (DateMention & { sentence: number; publication: boolean })[];
}

export interface DatedText {
  text: string;
  title: string;
  published: string | null;
}

/** Words of a line that says when something was posted. */
const DATE_LINE = /\b(?:posted|updated|modified|published|date)\b|입력|등록|게시|수정|배포/iu;
const MAX_DATE_LINE = 90;

/** Everything named in a document, with family names resolved and posts told apart by country. Offsets are the document's. */
export function namedInDocument({ text, title, published }: DatedText): DocumentNamed {
  // A marked heading names things, but nothing is said of them there, and its mark is no word to quote.
  const spans = sentences(text).filter(({ start }) => !/^#{1,6} /.test(text.slice(start, start + 8)));
  const said = spans.map(({ start, end }) => text.slice(start, end));
  const institutions = said.map((sentence) => organizations(sentence));
  const people = documentPeople(said, spans, institutions);

  const year = yearInTitle(title);
  const posts: DocumentPost[] = said.flatMap((sentence, i) => {
    const here = people
      .flatMap((person, index) =>
        person.mentions.filter((mention) => mention.sentence === i).map((mention) => ({ index, mention })),
      )
      .sort((a, b) => a.mention.start - b.mention.start);
    const holders: PersonMention[] = here.map(({ mention }) => ({
      start: mention.start - spans[i]!.start,
      end: mention.end - spans[i]!.start,
      text: text.slice(mention.start, mention.end),
      form: mention.full ? 'full' : 'family',
    }));
    return postsIn(sentence, holders).map(({ holder, ...post }) => ({
      ...post,
      start: post.start + spans[i]!.start,
      end: post.end + spans[i]!.start,
      sentence: i,
      holder: holder ? here[holders.indexOf(holder)]!.index : null,
      countryFrom: post.country ? ('text' as const) : null,
      countrySentence: null,
      bare: false,
    }));
  });
  posts.push(...signedPosts(text, people, posts));
  const shifted = <T extends Span>(mentions: T[], i: number): T[] =>
    mentions.map((mention) => ({
      ...mention,
      start: mention.start + spans[i]!.start,
      end: mention.end + spans[i]!.start,
    }));
  const every = people.flatMap(({ mentions }) => mentions);
  return {
    sentences: spans,
    people,
    posts: settlePosts(
      posts,
      said,
      said.flatMap((sentence, i) => sidesOf(sentence).map((side) => ({ ...side, sentence: i }))),
    ),
    organizations: institutions.flatMap((mentions, i) =>
      shifted(mentions, i).map(({ start, end, entry, text: name }) => ({
        start,
        end,
        sentence: i,
        name: ministryOf(entry?.id ?? name, text.slice(Math.max(0, start - 16), start)),
      })),
    ),
    places: said.flatMap((sentence, i) =>
      shifted(
        places(sentence).filter((place) => !institutions[i]!.some((other) => overlaps(other, place))),
        i,
      )
        .filter((place) => !every.some((other) => overlaps(other, place)))
        .map(({ start, end, entry }) => ({ start, end, sentence: i, name: entry.id })),
    ),
    dates: said.flatMap((sentence, i) =>
      shifted(dates(sentence, { published, year }), i).map((date) => ({
        ...date,
        sentence: i,
        publication:
          published !== null &&
          date.from === published &&
          date.to === published &&
          sentence.length <= MAX_DATE_LINE &&
          (DATE_LINE.test(sentence) || sentence.trim() === date.text),
      })),
    ),
  };
}

const MINISTRY = 'Ministry of Foreign Affairs';
const NORTHERN_MINISTRY = 'North Korean Foreign Ministry';

/** "North Korea's Foreign Ministry" is not the one that is called so without more. */
const ministryOf = (name: string, before: string): string =>
  name === MINISTRY && /(?:North Korea(?:n|['’]s)|북한(?:의)?) $/u.test(before) ? NORTHERN_MINISTRY : name;

/** "Ban Ki-moon" on a line and his post on the next ones: how speeches and articles are signed. */
function signedPosts(
  text: string,
  people: readonly DocumentPerson[],
  known: readonly DocumentPost[],
): DocumentPost[] {
  return people.flatMap((person, holder) =>
    person.mentions.flatMap((mention) => {
      const own = text.slice(text.lastIndexOf('\n', mention.start - 1) + 1, mention.start).trim();
      if (!mention.full || own !== '') return [];
      const post = postBelow(text, mention.end);
      if (!post || known.some((other) => overlaps(other, post))) return [];
      return [
        {
          ...post,
          sentence: mention.sentence,
          holder,
          countryFrom: post.country ? ('text' as const) : null,
          countrySentence: null,
          bare: false,
        },
      ];
    }),
  );
}

/** The one year a title names, for documents without a date of publication. */
function yearInTitle(title: string): number | null {
  const years = new Set([...title.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year)));
  return years.size === 1 ? [...years][0]! : yearInName(title);
}

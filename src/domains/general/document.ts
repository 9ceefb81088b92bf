import { dates, yearInName } from '../../languages/dates.ts';
import { sentences } from '../../languages/sentences.ts';
import { overlaps } from '../../text/mention.ts';
import type { Span } from '../../text/span.ts';
import type {
  DatedText,
  DocumentNamed,
  DocumentPerson,
  DocumentPost,
  OrganizationMention,
  PersonMention,
  PlaceMention,
  PostMention,
} from '../types.ts';
import { documentPeople } from './document-people.ts';
import { thingsInDocument } from './things.ts';

/** How a domain reads sentences, and what it settles over a whole document. */
export interface Readers {
  organizations(sentence: string): OrganizationMention[];
  /** By what an organisation is listed. @param before the characters before it */
  organizationName?(mention: OrganizationMention, before: string): string;
  people(sentence: string): PersonMention[];
  posts(sentence: string, holders: readonly PersonMention[]): PostMention[];
  places(sentence: string): PlaceMention[];
  /** Posts that stand outside the sentence that names their holder. */
  signedPosts?(
    text: string,
    people: readonly DocumentPerson[],
    known: readonly DocumentPost[],
  ): DocumentPost[];
  settle?(posts: DocumentPost[], said: readonly string[]): DocumentPost[];
}

/** Words of a line that says when something was posted. */
const DATE_LINE = /\b(?:posted|updated|modified|published|date)\b|입력|등록|게시|수정|배포/iu;
const MAX_DATE_LINE = 90;

/** Everything named in a document, with family names resolved. Offsets are the document's. */
export function readNamed(document: DatedText, readers: Readers): DocumentNamed {
  const { text, title, published } = document;
  // A marked heading names things, but nothing is said of them there, and its mark is no word to quote.
  const spans = sentences(text).filter(({ start }) => !/^#{1,6} /.test(text.slice(start, start + 8)));
  const said = spans.map(({ start, end }) => text.slice(start, end));
  const institutions = said.map((sentence) => readers.organizations(sentence));
  const people = namesOnly(text, documentPeople(said, spans, institutions, readers.people));
  const posts = postsOf(document, { said, spans, people }, readers);
  const at = <T extends Span>(mentions: readonly T[], i: number): T[] =>
    mentions.map((mention) => ({
      ...mention,
      start: mention.start + spans[i]!.start,
      end: mention.end + spans[i]!.start,
    }));
  const everybody = people.flatMap(({ mentions }) => mentions);
  const year = yearInTitle(title);
  return {
    sentences: spans,
    people,
    posts,
    organizations: institutions.flatMap((mentions, i) =>
      at(mentions, i).map(({ start, end, entry, text: name }) => ({
        start,
        end,
        sentence: i,
        name:
          readers.organizationName?.(
            { start, end, entry, text: name },
            text.slice(Math.max(0, start - 16), start),
          ) ??
          entry?.id ??
          name,
      })),
    ),
    places: said.flatMap((sentence, i) =>
      at(
        readers.places(sentence).filter((place) => !institutions[i]!.some((other) => overlaps(other, place))),
        i,
      )
        .filter((place) => !everybody.some((other) => overlaps(other, place)))
        .map(({ start, end, entry }) => ({ start, end, sentence: i, name: entry.id })),
    ),
    things: thingsInDocument(document, spans),
    dates: said.flatMap((sentence, i) =>
      at(dates(sentence, { published, year }), i).map((date) => ({
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

/** What the sentences of a document are, and who is named in them. */
interface Said {
  said: readonly string[];
  spans: readonly Span[];
  people: readonly DocumentPerson[];
}

function postsOf({ text }: DatedText, { said, spans, people }: Said, readers: Readers): DocumentPost[] {
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
    return readers.posts(sentence, holders).map(({ holder, ...post }) => ({
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
  posts.push(...(readers.signedPosts?.(text, people, posts) ?? []));
  return readers.settle?.(posts, said) ?? posts;
}

/** Words that the document also writes in small letters are words, not a name: "Game Community" of a forum's games. */
function namesOnly(text: string, people: readonly DocumentPerson[]): DocumentPerson[] {
  const small = new Set(text.match(/(?<![\p{L}\p{N}'’-])\p{Ll}[\p{Ll}'’]+/gu) ?? []);
  return people.filter(({ spellings }) => {
    const words = spellings[0]!.split(/\s+/);
    return words.length < 2 || !words.every((word) => small.has(word.toLowerCase()));
  });
}

/** The one year a title names, for documents without a date of publication. */
function yearInTitle(title: string): number | null {
  const years = new Set([...title.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year)));
  return years.size === 1 ? [...years][0]! : yearInName(title);
}

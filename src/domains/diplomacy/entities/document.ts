import { overlaps } from '../../../text/mention.ts';
import { readNamed } from '../../general/document.ts';
import type {
  DatedText,
  DocumentNamed,
  DocumentPerson,
  DocumentPost,
  OrganizationMention,
} from '../../types.ts';
import { organizations, people, posts } from '../entities.ts';
import { places } from './places.ts';
import { postBelow } from './posts-beside-english.ts';
import { settlePosts } from './settle.ts';
import { sidesOf } from './sides.ts';

export type { DocumentNamed, DocumentPerson, DocumentPost };

/** Everything named in a document, with family names resolved and posts told apart by country. Offsets are the document's. */
export const namedInDocument = (document: DatedText): DocumentNamed =>
  readNamed(document, {
    organizations,
    organizationName: ministryOf,
    people,
    posts,
    places,
    signedPosts,
    settle: (found, said) =>
      settlePosts(
        found,
        said,
        said.flatMap((sentence, i) => sidesOf(sentence).map((side) => ({ ...side, sentence: i }))),
      ),
  });

const MINISTRY = 'Ministry of Foreign Affairs';
const NORTHERN_MINISTRY = 'North Korean Foreign Ministry';

/** "North Korea's Foreign Ministry" is not the one that is called so without more. */
function ministryOf({ entry, text }: OrganizationMention, before: string): string {
  const name = entry?.id ?? text;
  return name === MINISTRY && /(?:North Korea(?:n|['’]s)|북한(?:의)?) $/u.test(before)
    ? NORTHERN_MINISTRY
    : name;
}

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

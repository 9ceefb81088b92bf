import { matches } from '../../../text/matches.ts';
import { mentionAt } from '../../../text/mention.ts';
import { organizationReader } from '../../general/organizations.ts';
import type { OrganizationMention } from '../../types.ts';
import { countryOf, entryOf, finder, ORGANIZATIONS } from './gazetteer.ts';
import { AFTER_NOUN } from './places.ts';

export type { OrganizationMention };

const latin = finder(ORGANIZATIONS, (entry) => entry.english);
const hangul = finder(ORGANIZATIONS, (entry) => entry.korean);

/** Where a name of an institution may begin. */
const LATIN_START = /(?<![\p{L}\p{N}&-])(?=\p{Lu})/gu;
const HANGUL_START = /(?<![가-힣A-Za-z])(?=[가-힣A-Z])/gu;

function known(text: string): OrganizationMention[] {
  const found: OrganizationMention[] = [];
  for (const { index } of matches(text, LATIN_START)) {
    const hit = latin.at(text, index);
    if (
      hit &&
      !/^[\p{Lu}\p{Ll}\p{N}]|^['’]\p{L}{2}|^-(?:led|backed|sponsored|wide)?\p{Lu}/u.test(text.slice(hit.end))
    )
      found.push({ ...mentionAt(text, index, hit.end), entry: hit.entry });
  }
  for (const { index } of matches(text, HANGUL_START)) {
    const hit = hangul.at(text, index);
    if (
      hit &&
      AFTER_NOUN.test(text.slice(hit.end, hit.end + 12)) &&
      !/^[A-Za-z0-9]/.test(text.slice(hit.end))
    )
      found.push({ ...mentionAt(text, index, hit.end), entry: hit.entry });
  }
  return found;
}

/** Institutions of a text: those known, and those whose words say what they are. */
export const organizations = organizationReader({
  known,
  entryOf,
  isCountry: (name) => countryOf(name) !== undefined,
});

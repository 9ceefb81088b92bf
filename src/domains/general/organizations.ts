import { matches } from '../../text/matches.ts';
import { mentionAt, overlaps, withoutOverlaps } from '../../text/mention.ts';
import type { Entry, OrganizationMention } from '../types.ts';

const CAPITAL = "\\p{Lu}[\\p{L}\\p{N}&.'’-]*";
const JOINED = `(?:[ \\u00a0](?:and|&)[ \\u00a0]${CAPITAL}|,[ \\u00a0]${CAPITAL}(?=[^.;]{0,40}[ \\u00a0]and[ \\u00a0]\\p{Lu}))`;
const OF = `(?:[ \\u00a0](?:of|for|against|on(?![ \\u00a0](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)))[ \\u00a0](?:the[ \\u00a0])?${CAPITAL}(?:[ \\u00a0]${CAPITAL}|${JOINED})*)`;
/** Heads that a name begins with: Ministry of …, Organization for …. */
const FIRST =
  'Ministry|Department|Office|Organi[sz]ation|Council|Committee|Commission|Association|Bureau|Agency|Bank|Institute|University|Court|Chamber|Center|Centre|Federation|Union|Board|Academy|Society|Fund|Foundation|Authority|Alliance|League|House';
/** Heads that a name ends in: … Council, … Party. */
const LAST =
  'Ministry|Department|Council|Committee|Commission|Assembly|Party|Agency|Bank|University|College|Institute|Foundation|Association|Society|Center|Centre|Court|Office|Organi[sz]ation|Programme|Program|Fund|Union|Forum|Bureau|Corporation|Corp\\.|Inc\\.|Ltd\\.|Company|Airlines|Airways|Times|Ilbo|Sinmun|Army|Navy|Air Force|Guard|Parliament|Congress|Senate|League|Federation|Alliance|Academy|Museum|Hospital|Secretariat|Presidium|Politburo|Board|Authority|Tribunal|Chamber';

const STARTING = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?!The\\b)${CAPITAL}[ \\u00a0]){0,3}(?:${FIRST})${OF}(?:[ \\u00a0]of[ \\u00a0]${CAPITAL}(?:[ \\u00a0]${CAPITAL})*)?`,
  'gu',
);
const ENDING = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?!The\\b)${CAPITAL}[ \\u00a0](?:(?:and|of|for|&)[ \\u00a0](?=\\p{Lu}))?){1,5}(?:${LAST})(?![\\p{L}])(?:[ \\u00a0]of[ \\u00a0](?!the\\b)${CAPITAL}(?:[ \\u00a0]${CAPITAL})*)?`,
  'gu',
);
/** Quick to tell that a text has none of the heads, each beside the space a pattern needs there. */
const HAS_FIRST = new RegExp(`(?:${FIRST})[ \\u00a0](?:of|for|against|on)[ \\u00a0]`);
const HAS_LAST = new RegExp(`[ \\u00a0](?:${LAST})`);
const AIR = /(?<![\p{L}])Air\s\p{Lu}\p{Ll}+(?![\p{L}])/gu;
/** "… Organization (XYZ)": initials in brackets belong to the name before them. */
const INITIALS = /^\s\((\p{Lu}{2,6})\)/u;

/** Not institutions by name: meetings, embassies, and what governments are called. */
const NOT_ONE =
  /^(?:The|This|That|These|Our|His|Her|Their|In|At|On|For|From|By|With|When|While|After|Before|As|And|But|If|All|Any|Each|Every|Some|Other|Another|No)\b|\b(?:Embassy|Summit|Talks|Meeting|Conference|Games|Olympics|War|Treaty|Agreement|Resolution|Division)\b/u;
/** Titles and people that may stand before a name of an institution without being part of it. */
const LEADING =
  /^(?:(?:Vice|Deputy|Prime|Foreign|Defense|First|Senior)\s+)*(?:Minister|President|Ambassador|Secretary|Director|Chairman|Representative|Spokesman|Professor|General|Mr\.|Ms\.|Dr\.|Senator|Speaker|Chief|Head)\s+(?:of\s+(?:the\s+)?)?/u;

/** "Ministry of Foreign Affairs Director …": a post after a name is no part of it ("Office of the President" is). */
const TRAILING =
  /(?<!\b(?:of|for|the|and)) (?:(?:Vice|Deputy|Assistant|First|Second) ){0,4}(?:Minister|Director|Spokes\p{L}{1,20}|Ambassadors?|Secretary|Officials?|Chief|Head|Chairman|Chairwoman|Representative|Director-General|President)$/u;

/** "Ahn Ji-hu of Korea University": somebody of an institution. */
const PERSON_OF = /^(?:.* )?\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+-\p{Ll}+ of (?=\p{Lu})/u;

const KOREAN_LAST =
  '위원회|이사회|협의회|연합회|재단|협회|학회|연구소|연구원|대학교|은행|기구|연맹|공사|재판소|협력단|통신사|신문|일보|방송|그룹|항공|정당|노동당|센터|사무국|사령부|의회|진흥원|관리청|경찰청|본부|공단|법원|검찰청|기금|적십자사';
const KOREAN_PATTERN = new RegExp(
  `(?<![가-힣])[가-힣A-Z·]{2,12}?(?:${KOREAN_LAST})(?=(?:에서부터|으로부터|로부터|에서는|에서|에게|까지|부터|은|는|이|가|을|를|의|에|와|과|로|도|만)?(?![가-힣]))`,
  'gu',
);
const KOREAN_NOT =
  /^(?:이번|해당|각|관련|양국|같은|새|정부|전체|신설|정상|국제|공동|합동|특별|고위|실무)?(?:위원회|본부|센터|신문|방송|기구|의회|은행|연구소|그룹|기금|법원|정당|재단)$|(?:정상회의|총영사관|대사관|대표부)$/u;

/** "the Office of Korea to the OECD": a country's office by no name of its own. */
const OFFICE_OF = /^(?:Office|Department|Ministry|Bureau|Committee|Council) of (?:the )?(.+)$/u;

/** Institutions that a domain knows by name. */
export interface KnownOrganizations {
  /** Those in a text, in order. */
  known(text: string): OrganizationMention[];
  /** The institution, place or country a name belongs to. */
  entryOf(name: string): Entry | undefined;
  isCountry(name: string): boolean;
}

/** A reader of institutions: those a domain knows, and those whose words say what they are (Ministry of …, … Council, …위원회). */
export function organizationReader({ known: knownIn, entryOf, isCountry }: KnownOrganizations) {
  return organizations;

  function organizations(text: string): OrganizationMention[] {
    const certain = knownIn(text);
    // A known name is not cut by a pattern that begins or ends inside it.
    const likely = patterned(text).filter((one) =>
      certain.every((other) => !overlaps(one, other) || (one.start <= other.start && one.end >= other.end)),
    );
    const found = withoutOverlaps([...certain, ...likely]);
    const initials: OrganizationMention[] = [];
    for (const { end, entry } of found) {
      const match = INITIALS.exec(text.slice(end));
      if (match) initials.push({ ...mentionAt(text, end + 2, end + 2 + match[1]!.length), entry });
    }
    return withoutOverlaps([...found, ...initials]);
  }

  /** "Workers' Party of Korea's Guidance Department" names two institutions, "Supreme People's Assembly" one. */
  function owners(name: string): string[] {
    const cut = /(?:['’]s) (?=\p{Lu})/u.exec(name);
    const owner = cut ? name.slice(0, cut.index) : '';
    const isOne = owner.includes(' ')
      ? new RegExp(`(?:${LAST})(?: of|$)`, 'u').test(owner)
      : entryOf(owner) !== undefined;
    return cut && isOne ? [name.slice(0, cut.index + 2), name.slice(cut.index + 3)] : [name];
  }

  function patterned(text: string): OrganizationMention[] {
    const found: OrganizationMention[] = [];
    const patterns = [
      ...(HAS_FIRST.test(text) ? [STARTING] : []),
      ...(HAS_LAST.test(text) ? [ENDING] : []),
      AIR,
    ];
    for (const pattern of patterns)
      for (const match of matches(text, pattern)) {
        const titled = LEADING.exec(match[0])?.[0].length ?? 0;
        const lead = titled + (PERSON_OF.exec(match[0].slice(titled))?.[0].length ?? 0);
        let start = match.index + lead;
        for (const part of owners(match[0].slice(lead))) {
          const name = part.replace(/['’]s?$|[.,]$/u, '').replace(TRAILING, '');
          if (
            name.includes(' ') &&
            !NOT_ONE.test(name) &&
            !isCountry(OFFICE_OF.exec(name)?.[1] ?? '') &&
            (entryOf(name)?.kind ?? 'organization') === 'organization'
          )
            found.push({ ...mentionAt(text, start, start + name.length), entry: entryOf(name) ?? null });
          start += part.length + 1;
        }
      }
    for (const match of matches(text, KOREAN_PATTERN))
      if (!KOREAN_NOT.test(match[0]))
        found.push({
          ...mentionAt(text, match.index, match.index + match[0].length),
          entry: entryOf(match[0]) ?? null,
        });
    return found;
  }
}

import { mentionAt, overlaps } from '../../../text/mention.ts';
import type { PersonMention, PostMention } from '../../types.ts';
import { capitalOf, countryOf, type Entry } from './gazetteer.ts';
import { organizations } from './organizations.ts';
import { places } from './places.ts';
import { HEADS, LEFT_OFF, MODIFIERS } from './title-words.ts';
import { fieldsOf, rankOf } from './titles.ts';

export type { PostMention };

const OVER =
  /\b(?:former|ex|late|then|previous(?:ly)?|one-time|was|were|had been|served|worked|resigned|retired|stepped)\b/i;
/** "was appointed" begins a post; "was", "served as" and "former" end it. */
const isOver = (link: string, off = ''): boolean =>
  OVER.test(off) ||
  (OVER.test(link) &&
    !/appointed|named|elected|sworn|inaugurated|designated|nominated|chosen|picked|tapped/.test(link));
export const OPENER =
  /^(?:The|In|At|On|By|For|From|To|With|But|And|When|While|After|Before|As|Since|If|According|Meanwhile|However|Also|Korean(?= and)|Both)$/;
const LOWER_LEFT_OFF = new Set(LEFT_OFF.map((word) => word.replace(/-$/, '')));
const MODIFIER_SET = new Set(MODIFIERS);
const HEAD_WORDS = new Set(HEADS.map((head) => head.split(/[ -]/)[0]!));

/** Countries, cities and institutions named in a stretch of text. */
export function targetsOf(text: string): Entry[] {
  const institutions = organizations(text);
  const found: { start: number; entry: Entry }[] = institutions.flatMap(({ start, entry }) =>
    entry ? [{ start, entry }] : [],
  );
  for (const place of places(text))
    if (!institutions.some((one) => overlaps(one, place)))
      found.push({ start: place.start, entry: place.entry });
  return found.sort((a, b) => a.start - b.start).map(({ entry }) => entry);
}

/** The country a possessor stands for; a capital stands for its government only as one ("Seoul's envoy"). */
export const owner = (text: string | undefined, possessive = true): string | null => {
  if (!text) return null;
  const name = text.replace(/^the /i, '').trim();
  // "the North's foreign minister": which of the two Koreas.
  const half = possessive ? /^(North|South)(?:['’]s)?$/.exec(name)?.[1] : undefined;
  if (half) return half === 'North' ? 'KP' : 'KR';
  return (countryOf(name) ?? (possessive ? capitalOf(name) : undefined))?.id ?? null;
};

/** Takes off what stands before a title and is no part of it; says whose post it is. */
export function trimLead(lead: string): { keep: string; country: string | null; former: boolean } {
  let words = lead.split(/(?<=[ -])/).filter(Boolean);
  let country: string | null = null;
  let former = false;
  for (let i = 0; i < words.length; i++) {
    const bare = words[i]!.replace(/(?<![ -])[ -]+$/, '');
    const pair = i + 1 < words.length ? `${bare} ${words[i + 1]!.replace(/(?<![ -])[ -]+$/, '')}` : '';
    const named = owner(pair, /['’]/.test(pair)) ?? owner(bare, /['’]/.test(bare));
    if (named) {
      country = named;
      words = words.slice(i + (owner(pair, false) ? 2 : 1));
      i = -1;
    } else if (LOWER_LEFT_OFF.has(bare.toLowerCase()) || OPENER.test(bare) || /['’]s?$/.test(bare)) {
      former ||= OVER.test(bare);
      words = words.slice(i + 1);
      i = -1;
    } else if (MODIFIER_SET.has(bare.toLowerCase())) break;
  }
  return { keep: words.join(''), country, former };
}

/** "Secretary to the Ambassador to Japan" is a secretary: the title of whoever works for somebody with one, else null. */
function aidesTitle(title: string): string | null {
  const link = / (?:to|for) (?:the |an? )?/.exec(title);
  if (!link) return null;
  const next = title
    .slice(link.index + link[0].length)
    .split(/[ -]/)[0]!
    .toLowerCase();
  return HEAD_WORDS.has(next) ? title.slice(0, link.index) : null;
}

/** A nationality at the head of a title is whose post it is, not part of it. */
const NATIONALITY = /^((?:North |South |Saudi |Sri )?\p{Lu}\p{Ll}+) (?=\p{L}+)/u;

/**
 * The post that a pattern of title-patterns.ts found, ending at `end`. A capitalised word that is no nationality belongs to the
 * title: "Beijing correspondent", "Prime Minister".
 */
export function describeMatch(
  text: string,
  end: number,
  match: RegExpExecArray,
  holder: PersonMention | null,
): PostMention {
  const { adjective, link = '', off, owner: of, title } = match.groups as Record<string, string | undefined>;
  const nationality = owner(adjective, false);
  const start = end - title!.length - (adjective && !nationality ? adjective.length + 1 : 0);
  return describePost(text, start, end, {
    holder,
    country: owner(of) ?? nationality,
    former: isOver(link, off),
  });
}

export function describePost(
  text: string,
  start: number,
  end: number,
  rest: { holder: PersonMention | null; country: string | null; former: boolean },
): PostMention {
  const nationality = NATIONALITY.exec(text.slice(start, end));
  const named = nationality ? owner(nationality[1], false) : null;
  const mention = mentionAt(text, named ? start + nationality![0].length : start, end);
  const aides = aidesTitle(mention.text);
  const rank = rankOf(aides ?? mention.text);
  // "Permanent Representative of the DPRK to the United Nations": whose, and where.
  const both = ownerAndPlace(mention.text);
  const targets = aides === null ? targetsOf(both ? both.place : mention.text) : [];
  const abroad =
    rank === 'ambassador' ||
    rank.includes('permanent') ||
    rank.startsWith('consul') ||
    / (?:to|for|in|at) /.test(mention.text);
  const owners = both ? targetsOf(both.owner) : abroad && !/ of /.test(mention.text) ? [] : targets;
  const own = owners.find((entry) => entry.kind === 'country');
  return {
    ...mention,
    ...rest,
    rank,
    fields: fieldsOf(mention.text),
    targets: targets.filter((entry) => entry !== own).map((entry) => entry.id),
    country: rest.country ?? named ?? own?.id ?? null,
  };
}

/** "… of the DPRK to the United Nations" at the last " of " after which there is a " to ", or null. */
function ownerAndPlace(title: string): { owner: string; place: string } | null {
  const lastTo = title.lastIndexOf(' to ', title.length - 5);
  const of = lastTo < 0 ? -1 : title.lastIndexOf(' of ', lastTo - 5);
  if (of < 0) return null;
  const to = title.indexOf(' to ', of + 5);
  return { owner: title.slice(0, to), place: title.slice(to + 4) };
}

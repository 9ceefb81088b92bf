import { HEADS, LEFT_OFF, MODIFIERS } from './title-words.ts';

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Each word with a small or a capital first letter. */
const anyCase = (text: string): string =>
  literal(text).replace(/(?<![\p{L}])\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
const alternatives = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(anyCase)
    .join('|');

const DATE_WORD =
  '(?:Jan|Feb|Mar|Apr|May\\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)';
export const CAPITAL = `(?:(?:\\p{Lu}\\.){2,}|(?!${DATE_WORD}(?:uary|ruary|ch|il|e|y|ust|t?ember|ober|day|\\.)?\\b)\\p{Lu}(?:[\\p{L}\\p{M}\\p{N}&]|['’](?=\\p{L})|\\.(?=,))*(?:[-‐‑]\\p{L}+)*)`;
const HEAD = `(?:${alternatives(HEADS)})`;
/** "chief negotiator", "general secretary": the last head is the one. */
const NOT_BEFORE_HEAD = `(?![ -]${HEAD}(?![\\p{L}]))`;
const MODIFIER = `(?:${alternatives(MODIFIERS)}|\\d(?:st|nd|rd))`;
const OFF = `(?:${alternatives(LEFT_OFF)})`;
const POSSESSIVE = "(?:['’]s|(?<=s)['’])";

/** Words after a capitalised title that stands before a name: "to Belgium and the EU", "of Foreign Affairs and Trade". */
const COMPLEMENT_BEFORE = `(?: (?:to|of|for|in|at|on)(?: (?:the|of|and|for|on|in|to|\\d+(?:st|nd|rd|th)|${CAPITAL}(?:${POSSESSIVE}|,(?=[^.;]{0,40} and ))?)){0,12} ${CAPITAL}${POSSESSIVE}?)`;
const BEFORE = `(?:^|[\\s“"‘(—–:;,/-])(?<title>(?<lead>(?:(?:${OFF}|${MODIFIER}|${CAPITAL}${POSSESSIVE}?)[ -]){0,6})(?<head>${HEAD})(?<complement>${COMPLEMENT_BEFORE})?)`;

/** "… Ambassador to China " with a name to follow. */
export const TITLE_BEFORE = new RegExp(`${BEFORE}[ ]{1,3}$`, 'u');
/** "The ambassador to China is ", "South Korea's ambassador to China, " with a name to follow. */
export const TITLE_LINKED_BEFORE = new RegExp(
  `${BEFORE}(?<link>,| is| was| will be| remains| went to| goes to| is called)[ ]{1,3}$`,
  'u',
);

const NAME = `${CAPITAL}(?:${POSSESSIVE}(?= \\p{Lu}))?`;
const NAMES = `(?:the )?(?:(?:presidential|ruling|national|foreign|permanent|joint|central) )?${NAME}(?:(?: (?:of|and|for|on|&|in(?= (?:the )?\\p{Lu}\\p{Ll}+ Affairs))(?: (?:the|of))?)? ${NAME}| and the ${NAME})*`;
/** What a title goes on with in small letters: "… Korean Peninsula peace and security affairs". */
const FIELD =
  '(?:(?:peace|security|nuclear|economic|political|foreign|public|trade|climate|human|rights|unification|defen[cs]e|justice|finance|commerce|and) ){0,4}(?:affairs|issues|policy|relations|cooperation|matters|negotiations|diplomacy|trade|defen[cs]e|unification|justice|finance|security)';
const POSTING = `(?:the |its |his |her )?(?:\\p{Lu}\\p{Ll}+ )?(?:[Ee]mbassy|[Mm]ission|[Cc]onsulate|[Dd]elegation|[Oo]ffice) (?:in|to|of) ${NAMES}`;
const SMALL_WORDS = '(?:the )?(?:\\p{Ll}{3,} ){0,2}\\p{Ll}{3,}(?=[,.;:)]|$)';
const SESSION = `(?:the )?\\d+(?:st|nd|rd|th) [Ss]ession of ${NAMES}`;
const COMPLEMENT_AFTER = `(?: (?:to|of|for|in|at) (?:${POSTING}|${SESSION}|${NAMES}(?: ${FIELD}(?![\\p{L}]))?|${FIELD}(?![\\p{L}])(?: of ${NAMES})?|${SMALL_WORDS})(?:(?<= of .*) to ${NAMES})?)`;
export const TITLE = `(?<title>(?:(?:${MODIFIER}|(?:\\p{Lu}\\p{Ll}+ )?\\p{Lu}\\p{Ll}+)[ -]){0,5}?${HEAD}(?![\\p{L}])${NOT_BEFORE_HEAD}(?! (?:level|candidate|meeting|conference|post|race|election|office)s?\\b)(?<complement>${COMPLEMENT_AFTER})?)`;

const LINKS = [
  ',(?: who (?:is|was|has been|had been|has served as|served as|serves as),?)?',
  ' (?:is|was|were|becomes?|became|remains?|remained|has been|had been|will be|will become|has served as|had served as|serves? as|served as|worked as|works as|acted as|acts as)',
  ' (?:(?:(?:was|were|is|has been|had been|will be) )?(?:named|appointed|nominated|designated|chosen|picked|tapped)|(?:was|were|has been|had been) (?:re-?)?elected)(?: as)?',
  ' (?:was sworn in as|has been sworn in as|was inaugurated as|took over as|took office as|takes office as|took up (?:his|her|the) post as|as|to be|resigned as|retired as|stepped down as|returned as)',
  ' (?:has |had |will |to )?(?:replaced?|replaces|succeed(?:ed|s)?)[^.;]{3,60}? as',
  ' [—–-]',
];
const BRACKETS = '(?: ?\\([^)]{1,40}\\))?';
const OWNER = `(?:(?<owner>(?:the )?${CAPITAL}(?: ${CAPITAL})?)${POSSESSIVE} )?`;
const ADJECTIVE =
  '(?:(?<adjective>(?:North |South |New |Saudi |Sri )?\\p{Lu}\\p{Ll}+|U\\.?[SK]\\.?|ROK|DPRK) )?';

/** ", Sweden's ambassador to South Korea" after a name. */
export const POST_AFTER = new RegExp(
  `^${BRACKETS}(?<link>${LINKS.join('|')}) (?<off>(?:${OFF}[ -]?)*)${OWNER}(?:(?:${OFF})[ -])*${ADJECTIVE}${TITLE}`,
  'u',
);

/** The post on the line below a name. */
export const POST_BELOW = new RegExp(`^(?<link>\\s+)(?<off>)${OWNER}${ADJECTIVE}${TITLE}`, 'u');

/** Said of the subject at a distance from its name. */
export const POST_OF_SUBJECT = new RegExp(
  `(?<link> as| (?:he|she) (?:was|is|served as|became|had been)) (?<off>(?:${OFF} )*)${OWNER}(?:(?:${OFF})[ -])*${ADJECTIVE}${TITLE}`,
  'gu',
);

/** A title with what it is for, wherever it stands. */
export const POST_ANYWHERE = new RegExp(`(?<![\\p{L}\\p{N}-])${OWNER}${ADJECTIVE}${TITLE}`, 'gu');

/** "North Korea's ambassadors to China, Russia and the UN": whose they are, said once for all. */
export const POSTS_OF = new RegExp(
  `(?<owner>(?:the )?${CAPITAL}(?: ${CAPITAL})?)(?:${POSSESSIVE})? (?<heads>[Aa]mbassadors|[Ee]nvoys|[Cc]onsuls[- ][Gg]eneral|[Rr]epresentatives) (?:to|in|at) (?<targets>[^.;—\\n]{2,160})`,
  'gu',
);
/** "North Korea convenes ambassadors to …". */
export const CONVENES = new RegExp(
  `(?<owner>${CAPITAL}(?: ${CAPITAL})?) \\p{Ll}+s (?:(?:its|his|her) )?(?<heads>ambassadors|envoys) (?:to|in) (?<targets>[^.;\\n]{2,160})`,
  'gu',
);

/** Quick to tell that a stretch of text holds no title at all. */
export const HAS_HEAD = new RegExp(
  [...new Set(HEADS.map((head) => head.split(/[ -]/).at(-1)!))].join('|'),
  'i',
);

export const TITLE_WORDS: ReadonlySet<string> = new Set(
  [...HEADS, ...MODIFIERS].flatMap((words) => [words, ...words.split(/[\s-]/)]),
);

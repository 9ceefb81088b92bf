import { HONORIFICS } from '../../general/honorifics.ts';
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
const capital = (hyphened: string): string =>
  `(?:(?:\\p{Lu}\\.){2,6}|(?!${DATE_WORD}(?:uary|ruary|ch|il|e|y|ust|t?ember|ober|day|\\.)?\\b)\\p{Lu}(?:[\\p{L}\\p{M}\\p{N}&]|['’](?=\\p{L})|\\.(?=,)){0,40}${hyphened})`;
export const CAPITAL = capital('(?:[-‐‑]\\p{L}{1,30}){0,4}');
/** Where a hyphen may also part two words: it belongs to the word only before a small letter. */
const CAPITAL_PART = capital('(?:[-‐‑]\\p{Ll}\\p{L}{0,30}){0,2}');
const HEAD = `(?:${alternatives(HEADS)})`;
const MODIFIER = `(?:${alternatives(MODIFIERS)}|\\d(?:st|nd|rd))`;
/** "chief nuclear negotiator", "general secretary": the last head is the one. */
const NOT_BEFORE_HEAD = `(?![ -](?:${MODIFIER}[ -]){0,2}${HEAD}(?![\\p{L}]))`;
const OFF = `(?:${alternatives(LEFT_OFF)})`;
const POSSESSIVE = "(?:['’]s|(?<=s)['’])";

/** Words after a capitalised title that stands before a name: "to Belgium and the EU", "of Foreign Affairs and Trade". */
const COMPLEMENT_BEFORE = `(?: (?:to|of|for|in|at|on)(?: (?:the|of|and|for|on|in|to|\\d+(?:st|nd|rd|th)|${CAPITAL}(?:${POSSESSIVE}|,(?=[^.;]{0,40} and ))?)){0,12} ${CAPITAL}${POSSESSIVE}?)`;
/** "for European affairs": what a title set off from the name may end with as well. */
const COMPLEMENT_SMALL =
  '(?: (?:for|of|on) (?:the )?(?:[\\p{L}-]{1,40} ){0,5}(?:affairs|issues|policy|relations|cooperation|matters|negotiations|diplomacy|trade|defen[cs]e|unification|justice|finance|security|energy|rights))';
const titleBefore = (complement: string): string =>
  `(?:^|[\\s“"‘(—–:;,/-])(?<title>(?<lead>(?:(?:${OFF}|${MODIFIER}|${CAPITAL_PART}${POSSESSIVE}?)[ -]){0,8})(?<head>${HEAD})(?<complement>${complement})?)`;

/** "… Ambassador to China " with a name to follow, "Vice Minister Mr. ". */
export const TITLE_BEFORE = new RegExp(
  `${titleBefore(`(?:${COMPLEMENT_BEFORE}|${COMPLEMENT_SMALL})`)}[ ]{1,3}(?:(?:${HONORIFICS.map(literal).join('|')})\\.?[ ]){0,2}$`,
  'u',
);
/** "The ambassador to China is ", "the director-general for European affairs, " with a name to follow. */
export const TITLE_LINKED_BEFORE = new RegExp(
  `${titleBefore(`(?:${COMPLEMENT_BEFORE}|${COMPLEMENT_SMALL})`)}(?<link>,| is| was| will be| remains| went to| has gone to| will go to| goes to| was given to| (?:is |was |to be )?(?:held|filled|taken) by| is called)[ ]{1,3}(?:(?:${HONORIFICS.map(literal).join('|')})\\.?[ ]){0,2}$`,
  'u',
);

const NAME = `${CAPITAL}(?:${POSSESSIVE}(?= \\p{Lu}))?`;
const NAMES = `(?:the )?(?:(?:presidential|ruling|national|foreign|permanent|joint|central) )?${NAME}(?:(?: (?:of|and|for|on|&|in(?= (?:the )?\\p{Lu}\\p{Ll}+ Affairs))(?: (?:the|of))?)? ${NAME}){0,12}`;
/** What a title goes on with in small letters: "… Korean Peninsula peace and security affairs". */
const FIELD =
  '(?:(?:peace|security|nuclear|economic|political|foreign|public|trade|climate|human|rights|unification|defen[cs]e|justice|finance|commerce|and) ){0,4}(?:affairs|issues|policy|relations|cooperation|matters|negotiations|diplomacy|trade|defen[cs]e|unification|justice|finance|security)';
const POSTING = `(?:the |its |his |her )?(?:\\p{Lu}\\p{Ll}{1,30} )?(?:[Ee]mbassy|[Mm]ission|[Cc]onsulate|[Dd]elegation|[Oo]ffice) (?:in|to|of) ${NAMES}`;
const SMALL_WORDS = '(?:the )?(?:\\p{Ll}{3,30} ){0,2}\\p{Ll}{3,30}(?=[,.;:)]|$)';
const SESSION = `(?:the )?\\d{1,4}(?:st|nd|rd|th) [Ss]ession of ${NAMES}`;
const COMPLEMENT_AFTER = `(?: (?:to|of|for|in|at) (?:${POSTING}|${SESSION}|${NAMES}(?: ${FIELD}(?![\\p{L}]))?|${FIELD}(?![\\p{L}])(?: of ${NAMES})?|${SMALL_WORDS})(?:(?<= of .{0,200}) to ${NAMES})?)`;
export const TITLE = `(?<title>(?:(?:${MODIFIER}|\\p{Lu}\\p{Ll}{1,30})[ -]){0,8}?${HEAD}(?![\\p{L}])${NOT_BEFORE_HEAD}(?! (?:level|candidate|meeting|conference|post|race|election|office)s?\\b)(?<complement>${COMPLEMENT_AFTER})?)`;

const OFFICE_NOUN =
  '(?:bureau|office|department|division|directorate|section|desk|ministry|embassy|mission|consulate|committee|commission|council|panel|delegation|party|secretariat|agency|institute|foundation|center|centre|task force|working group|association|team)';
const OFFICE = '(?:the |his |her )?(?:post|position|job|role|office|duties)';
const CHOSEN = '(?:named|appointed|nominated|designated|chosen|picked|tapped|selected|confirmed)';
/** What is said of somebody with a title: "was", "has been named", "took over as". */
const SAID = [
  '(?:is|was|were|becomes?|became|remains?|remained|has been|had been|has become|had become|(?:will|would|is to|was to|is set to|is expected to) (?:be|become)|to become)',
  '(?:(?:has|had|will|would|to) )?(?:served?|serves|worked?|works|acted?|acts) as',
  `(?:(?:was|were|is|has been|had been|will be|would be|being) )?${CHOSEN}(?: (?:as|to be|to ${OFFICE} of))?`,
  '(?:was|were|has been|had been) (?:re-?)?elected(?: as)?',
  '(?:(?:was|has been) sworn in|(?:was|has been) sent|(?:was|has been) posted|was inaugurated|took over|takes over|took office|takes office|resigned|retired|stepped down|returned|quit|left|(?:was|has been) (?:dismissed|removed|sacked|replaced|reappointed|recalled)) as',
  '(?:was|has been|had been) promoted to',
  `(?:took|takes|taking|take|assumed|assumes|held|holds|left|resigned from|quit|was given|is given) (?:up |over )?${OFFICE} (?:of|as)`,
  '(?:has |had |will |to )?(?:replaced?|replaces|succeed(?:ed|s)?)[^.;]{3,60}? as',
];
const LINKS = [
  ',',
  `(?:, who|, and|, [^,.;]{3,60},)?(?: (?:\\p{Ll}{1,20}ly|then|now|later|also|once|has also|had also))? (?:${SAID.join('|')})`,
  ' (?:as|to be)',
  ` (?:to|for) ${OFFICE} of`,
  ' [—–-]',
];
/** "(최영진)", ", 58," or " of Senegal," after a name. */
const BRACKETS = `(?: ?\\([^)]{1,40}\\)|, \\d\\d(?:,(?= (?!\\p{Lu}))|(?=,))| of (?:the )?${CAPITAL}(?: ${CAPITAL})?(?=,))?`;
const OWNER = `(?:(?<owner>(?:the )?${CAPITAL}(?: ${CAPITAL})?)${POSSESSIVE} )?`;
const ADJECTIVE =
  '(?:(?<adjective>(?:North |South |New |Saudi |Sri )?\\p{Lu}\\p{Ll}{1,30}|U\\.?[SK]\\.?|ROK|DPRK) )?';

/** ", Sweden's ambassador to South Korea" after a name. */
export const POST_AFTER = new RegExp(
  `^${BRACKETS}(?<link>${LINKS.join('|')}) (?<off>(?:${OFF}[ -]?){0,4})${OWNER}(?:(?:${OFF})[ -]){0,3}${ADJECTIVE}${TITLE}`,
  'u',
);

/** "named A ambassador to Norway": right after a name whose sentence has just said that somebody is chosen. */
export const POST_RIGHT_AFTER = new RegExp(
  `^${BRACKETS}(?<link>(?: to)?) (?<off>(?:${OFF}[ -]?){0,4})${OWNER}(?:(?:${OFF})[ -]){0,3}${ADJECTIVE}${TITLE}`,
  'u',
);
export const CHOOSING =
  /\b(?:name[sd]?|naming|appoint(?:s|ed|ing)?|nominat(?:es?|ed|ing)|designat(?:es?|ed)|picks?|picked|tap(?:s|ped)?|chooses?|chose|elect(?:s|ed)|promot(?:es?|ed)|made)(?: [\p{L}-]+){0,3} $/u;

/** ", who heads the ministry's Northeast Asia bureau": a post said with a verb. */
export const POST_AS_VERB = new RegExp(
  `^${BRACKETS}(?<link>,? (?:who|and)(?: (?:currently|now|then|also))?|,? (?:is|was|has been (?:chosen|picked|tapped|named)|will|is expected|chosen|picked|tapped)(?: to)?) (?<title>(?:heads?|headed|leads?|led|chairs?|chaired|directs?|directed|runs?) (?:(?:the|its|his|her|a) )?(?:[\\p{L}\\p{N}'’-]{1,40} ){0,5}?${OFFICE_NOUN}(?![\\p{L}])(?: (?:of|for|on|in|at) ${NAMES}(?: ${FIELD}(?![\\p{L}]))?)?)`,
  'u',
);

/** One more post of somebody whose first has just been told: ", was named minister", " and former vice minister". */
export const POST_CHAINED = new RegExp(
  `^(?<link>,? (?:and|but)(?: (?:then|now|later|also))?|,?(?: (?:who|and))?(?: (?:\\p{Ll}{1,20}ly|then|now|later|also))? (?:${SAID.join('|')})|, (?=${OFF}))(?: |(?<=, ))(?<off>(?:${OFF}[ -]?){0,4})${OWNER}(?:(?:${OFF})[ -]){0,3}${ADJECTIVE}${TITLE}`,
  'u',
);

/** The post on the line below a name. */
export const POST_BELOW = new RegExp(`^(?<link>\\s+)(?<off>)${OWNER}${ADJECTIVE}${TITLE}`, 'u');

/** Said of the subject at a distance from its name. */
export const POST_OF_SUBJECT = new RegExp(
  `(?<link> as| and (?:(?:then|later|before that|after that|previously|earlier|also),? )?as| (?:he|she) (?:was|is|served as|became|had been|(?:was|had been) (?:named|appointed))) (?<off>(?:${OFF} ){0,4})${OWNER}(?:(?:${OFF})[ -]){0,3}${ADJECTIVE}${TITLE}`,
  'gu',
);

/** A title with what it is for, wherever it stands. */
export const POST_ANYWHERE = new RegExp(`(?<![\\p{L}\\p{N}-])${OWNER}${ADJECTIVE}${TITLE}`, 'gu');

/** Those that take V8 long to compile; `compile` them before the first question does. */
export const LARGE_PATTERNS: readonly RegExp[] = [
  TITLE_BEFORE,
  TITLE_LINKED_BEFORE,
  POST_AFTER,
  POST_RIGHT_AFTER,
  POST_AS_VERB,
  POST_CHAINED,
  POST_BELOW,
  POST_OF_SUBJECT,
  POST_ANYWHERE,
];

/** "North Korea's ambassadors to China, Russia and the UN": whose they are, said once for all. */
export const POSTS_OF = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<owner>(?:the )?${CAPITAL}(?: ${CAPITAL})?)(?:${POSSESSIVE})? (?<heads>[Aa]mbassadors|[Ee]nvoys|[Cc]onsuls[- ][Gg]eneral|[Rr]epresentatives) (?:to|in|at) (?<targets>[^.;—\\n]{2,160})`,
  'gu',
);
/** "North Korea convenes ambassadors to …". */
export const CONVENES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<owner>${CAPITAL}(?: ${CAPITAL})?) \\p{Ll}{1,20}s (?:(?:its|his|her) )?(?<heads>ambassadors|envoys) (?:to|in) (?<targets>[^.;\\n]{2,160})`,
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

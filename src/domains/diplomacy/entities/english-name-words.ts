import { familiesOfLatin } from '../../../languages/ko/names/families.ts';
import { readSyllable } from '../../../languages/ko/names/syllables.ts';
import { HONORIFICS } from '../../general/honorifics.ts';
import { countryOf, entryOf } from './gazetteer.ts';
import { TITLE_WORDS } from './title-patterns.ts';

/** Families that are English words as well: only with a given name that leaves no doubt. */
export const WORDS_TOO = new Set(
  'in so do no an to you her she sun moon young gang pan king man son song min ma ha a i o u oh ban bang bong back mo pi wi up ki chin chi ho la ra na nah yes joy hue core sue her hang long see my way kang wang page hong guy she can jin sin shin gun king chun may yu no ro do'.split(
    ' ',
  ),
);
/** Families so common that a short given name is enough. */
export const SURE = new Set(
  'kim lee park choi jung jeong chung kang cho yoon yun jang lim shin kwon hwang ahn ryu yoo noh roh seo bae choe baek paik pak ri rhee jeon nam han hyun oh koh kweon'.split(
    ' ',
  ),
);

export const OPENERS = new Set(
  'The A An This That These Those It Its He His She Her They Their We Our You Your I My In On At By For From To With But And Or So If When While After Before Since Although Though Because However Meanwhile Moreover Then There Here Also As Not No Yes All Both Some Many Most Each Every One Two Three Four Five Six Seven Eight Nine Ten Under Over During According Despite Unlike Like Among Between Only Even Now Today Yesterday Last Next Earlier Later Former Late What Who Where Why How Which Posted Modified Korean News Press Release Releases Reporter By Via Photo Seoul Date Upon Until About Dear Former Senior'.split(
    ' ',
  ),
);
const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\.?$/;
const INSTITUTIONAL =
  /^(?:Affairs|Republic|Democratic|People|Peoples|Nations|Assembly|Council|Committee|Commission|Ministry|Department|Office|Organi[sz]ation|International|Global|Multilateral|National|Cooperation|Economic|Security|Summit|Meeting|Party|University|Institute|Center|Forum|Union|Race|Election|Act|Treaty|Spirit|Games|Olympics?|War|Peninsula|Embassy|Mission|House|Policy|Development|Assistance|Agreement|Initiative|Strategy|State|Union|Bank|Group|Air|Airport|Capital|River|Street|Year|Winter|Summer|Plan|Doctrine|Administration|Church|Empire|Awards?|Hills|School|Foundation|Intelligence|Editor|Division|Branch|Studies|City|County|Islands?|Catholic|Without|Series|Museum|Street|Avenue|Square|Tower|Building|Company|Corp|Inc|Times|Post|News|Agency|Board|Court|Amendment|Revolution|Dynasty|Kingdom|Army|Navy|Force|Forces|Mac|Policing|Memorial|Center|Hospital)s?$/;
const HONORIFIC_WORDS = new Set(HONORIFICS);

export const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase();
export const isFamily = (word: string): boolean => familiesOfLatin(plain(word)).length > 0;
export const isSyllable = (word: string): boolean =>
  readSyllable(plain(word).replace(/^wh/, 'hw')).length > 0;
export const hyphened = (word: string): boolean => {
  const parts = word.split(/[-‐‑]/);
  return parts.length === 2 && parts.every(isSyllable);
};

/** A word that cannot be part of a name where it stands. */
export function excluded(word: string): boolean {
  return (
    OPENERS.has(word) ||
    CALENDAR.test(word) ||
    TITLE_WORDS.has(word.toLowerCase()) ||
    HONORIFIC_WORDS.has(word) ||
    INSTITUTIONAL.test(word) ||
    entryOf(word) !== undefined ||
    countryOf(word) !== undefined
  );
}

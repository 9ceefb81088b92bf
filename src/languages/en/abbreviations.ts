/** Abbreviations after which a sentence never ends: titles, and words that need what follows them. */
export const NEVER_LAST = new Set(
  (
    'mr mrs ms messrs mx dr prof st ste mt ft gen maj col lt sgt capt cmdr adm brig gov sen rep amb hon rev pres ' +
    'fr msgr supt insp e.g i.e cf viz vs v approx ca fig figs eq sec secs ch chap vol vols pp p para paras art arts nos ed eds ' +
    'tel ext incl esp ibid op'
  ).split(' '),
);

/** Abbreviations that may end a sentence: it does when a word that opens sentences follows. */
export const SOMETIMES_LAST = new Set(
  (
    'no inc ltd co corp bros jr sr esq etc al a.m p.m am pm dept univ assn ave blvd rd est min max govt intl natl ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'ph.d m.d b.a m.a b.c a.d b.c.e c.e d.c'
  ).split(' '),
);

/** Months in full: a stray full stop after one ("February. 24, 2006") ends no sentence when a number follows. */
export const MONTHS = new Set(
  'january february march april may june july august september october november december'.split(' '),
);

/** Words that, capitalised, nearly always open a sentence: no part of a name. */
const OPENERS = new Set(
  (
    'the a an this that these those it its he his she her they their we our i you your my in on at by for from to with ' +
    'but and or so yet as if when while after before since although though because however meanwhile moreover ' +
    'furthermore therefore thus also both each every all some many most such no not there here what who which how why ' +
    'where according during under over among between through despite unlike last earlier later then once until now ' +
    'today yesterday tomorrow still even only one two three some another other others several nevertheless instead ' +
    "indeed finally first second third certainly recently currently it’s it's he’s she’s they’re we’re that’s there’s"
  ).split(' '),
);

/** Whether a capitalised word is one that opens sentences rather than a name. */
export const opensSentence = (word: string): boolean => OPENERS.has(word.toLowerCase());

/** "U.S", "D.C", "U.N", "J.K", "Ph.D" without the last full stop. */
export const isAcronym = (word: string): boolean => /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word);

/** A single capital letter: an initial, as in "J. Kim" or "John F. Kennedy". */
export const isInitial = (word: string): boolean =>
  /^\p{Lu}$/u.test(word) || /^\p{Lu}\p{Ll}?-\p{Lu}$/u.test(word);

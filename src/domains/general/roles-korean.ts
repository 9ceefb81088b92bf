import { matches } from '../../text/matches.ts';
import type { Span } from '../../text/span.ts';
import { anyOf, wordLists } from '../../text/word-lists.ts';

const list = wordLists(new URL('./data/roles.tsv', import.meta.url));
const KOREAN_HEADS = new Set(list('head-ko'));
const HEAD = anyOf(list('head-ko'));
const PARTICLE =
  '(?:님)?(?:에게|께서는|께서|에서|으로서|로서|으로|로|이라고|라고|이었|였|이며|이자|인|이다|이|가|은|는|을|를|의|에|와|과|도|만|직)?';
const ROLE = new RegExp(
  `(?<![가-힣A-Za-z])(?<title>[가-힣A-Z·]{0,12}?(?:${HEAD}))(?=${PARTICLE}(?![가-힣]))`,
  'gu',
);
const ENDING = new RegExp(`(?:${HEAD})$`, 'u');

/** An office as a Korean text writes it: 시설관리팀장, 시설관리 팀장. */
export interface KoreanRole extends Span {
  head: string;
  former: boolean;
}

export const isKoreanTitle = (word: string): boolean => KOREAN_HEADS.has(word);
export const endsInTitle = (word: string): boolean => ENDING.test(word);

const FORMER = new RegExp(`(?<![가-힣])(?:${anyOf(list('former-ko'))})\\s$`, 'u');
const OVER = /(?:전|전임|前|당시)\s$/u;

/** Every office of a Korean text, in order. */
export function koreanRoles(text: string): KoreanRole[] {
  return matches(text, ROLE).map(({ index, groups }) => {
    const title = groups!.title!;
    const before = text.slice(Math.max(0, index - 6), index);
    return {
      start: index,
      end: index + title.length,
      head: ENDING.exec(title)![0],
      former: FORMER.test(before) && OVER.test(before),
    };
  });
}

/** Words between a name and its title that may belong to the title. */
const PART = /^ (?:(?:전|신임|현) )?(?:[가-힣A-Z·]{1,12}(?<![은는이가을를의에도]) ){0,2}$/u;
const BEFORE_NAME = /^(?:님)?(?:인|이자|이던|은|는|에|에는|으로|로)?(?::|：|\t| \|)? $|^ ?[(:：|]\s?$/u;
const IS = /^(?:이다|입니다|이며|이고|였|이었|다\.|로 |으로 |이 |을 |를 |,|\)|\.|$|\n| \||씨)/u;
const LABEL = /^(?:[:：]|\t| \|)/u;

/** How a name goes with a title: it follows, it stands before, or not at all. */
export function koreanSide(text: string, role: KoreanRole, name: Span): 'after' | 'before' | null {
  if (name.start >= role.end) {
    const between = text.slice(role.end, name.start);
    if (!BEFORE_NAME.test(between)) return null;
    // "팀장은 김영수이다" says who it is; "팀장은 김영수를 만났다" does not.
    const topic = /^(?:님)?(?:은|는) $/u.test(between);
    if (topic)
      return /^(?:이다|입니다|이며|이고|였|이었|다\.| 씨(?:이다|입니다))/u.test(text.slice(name.end))
        ? 'after'
        : null;
    return LABEL.test(between) ||
      IS.test(text.slice(name.end)) ||
      /^[가-힣]{0,3}\s/u.test(text.slice(name.end))
      ? 'after'
      : null;
  }
  if (name.end > role.start) return null;
  const between = text.slice(name.end, role.start);
  return PART.test(between) || /^(?: ?[(,|:：] ?|\t| \| )$/u.test(between) ? 'before' : null;
}

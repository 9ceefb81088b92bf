import { customId } from '../../src/bot/custom-id.ts';
import type { Locale } from '../../src/locale.ts';
import { SELECT_LABEL } from '../../src/message/limits.ts';
import { label } from '../../src/message/markdown.ts';
import { button, option, rows, select } from '../../src/message/parts.ts';
import type { Part } from '../../src/message/types.ts';
import type { Quote } from '../../src/reading/types.ts';
import { contextButton, sourceButton } from '../shared/quote-buttons.ts';
import { words as shareWords } from '../shared/sharing.ts';
import { words } from './words.ts';

/** Who sees an answer: the person alone, in a server or a direct message; or everyone in the channel. */
export type Seen = 'private' | 'direct' | 'public';

export interface Look {
  seen: Seen;
  shared: boolean;
}

const TITLE = 60;

/** What can be done with one quote; each acts on the quote it stands under. `at`: its place in the answer. */
export function quoteRow(id: string, at: number, quote: Quote, look: Look, locale: Locale): Part[] {
  const { share: open, shared } = shareWords(locale);
  const first = at === 0;
  const act = (name: string, action: string) => button(name, customId('ask', action, id, at));
  const share = button(look.shared ? shared : open, customId('ask', 'share', id, at), {
    style: 'primary',
    disabled: look.shared,
  });
  return rows([
    contextButton(quote.citation, locale, at),
    sourceButton(quote.citation, locale, at),
    ...(first && look.seen === 'private' ? [share] : []),
    ...(first ? [act('👍', 'helpful'), act('👎', 'wrong')] : []),
  ]);
}

/** Everything else that can be done with an answer: the other passages behind one button, the rest in one list. */
export function answerTail(
  id: string,
  first: Quote | null,
  further: number,
  look: Look,
  locale: Locale,
): Part[] {
  const say = words(locale);
  const day = first?.citation.published;
  const options = [
    ...(first ? [option(label(say.same(label(first.citation.title, TITLE)), SELECT_LABEL), 'same')] : []),
    ...(day ? [option(say.earlier(day), 'earlier'), option(say.later(day), 'later')] : []),
    ...(look.seen === 'public' ? [option(say.withdraw, 'withdraw', say.withdrawHint)] : []),
  ];
  return [
    ...(further > 0 ? rows([button(say.more(further), customId('ask', 'further', id, 0))]) : []),
    ...(options.length > 0 ? [select(customId('ask', 'menu', id, 0), say.menu, options)] : []),
  ];
}

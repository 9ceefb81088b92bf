import { customId } from '../../src/bot/custom-id.ts';
import type { Locale } from '../../src/locale.ts';
import { button, pager, rows } from '../../src/message/parts.ts';
import type { Part } from '../../src/message/types.ts';
import type { Quote } from '../../src/reading/types.ts';
import { contextButton, documentButton } from '../shared/quote-buttons.ts';
import { words } from './words.ts';

interface Look {
  /** Quote being looked at, from 0. */
  at: number;
  count: number;
  quote: Quote | null;
  /** Only the person asking sees it, so it can be shared. */
  private: boolean;
  shared?: boolean;
}

/** Everything that can be done with an answer: page, read on, judge, share, ask further. */
export function answerButtons(id: string, look: Look, locale: Locale): Part[] {
  const say = words(locale);
  const { at, quote } = look;
  const act = (name: string, action: string) => button(name, customId('ask', action, id, at));
  const reading = quote
    ? [contextButton(quote.citation, locale), documentButton(quote.citation, locale)]
    : [];
  const share = button(look.shared ? say.shared : say.share, customId('ask', 'share', id, at), {
    style: 'primary',
    disabled: look.shared ?? false,
  });
  const further = quote
    ? [
        act(say.same, 'same'),
        ...(quote.citation.published ? [act(say.earlier, 'earlier'), act(say.later, 'later')] : []),
      ]
    : [];
  return [
    ...rows([...pager(at, look.count, (page, side) => customId('ask', 'more', id, page, side)), ...reading]),
    ...rows([act(say.helpful, 'helpful'), act(say.wrong, 'wrong'), ...(look.private ? [share] : [])]),
    ...rows(further),
  ];
}

import type { Quote } from '../../search/types.ts';
import { customId } from '../custom-id.ts';
import { button, pager, rows } from '../parts.ts';
import { contextButton, documentButton } from '../quote-buttons.ts';
import type { Locale, Part } from '../types.ts';
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

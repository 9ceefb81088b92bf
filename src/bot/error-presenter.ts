import type { Logger } from 'pino';
import type { Locale } from '../locale.ts';
import { escapeText } from '../message/markdown.ts';
import { COLOURS, container, text } from '../message/parts.ts';
import type { Message } from '../message/types.ts';
import { inLanguages } from '../message/words.ts';
import { Problem } from '../problem.ts';
import { Refusal } from '../refusal.ts';

const words = inLanguages(
  {
    bug: 'Something went wrong',
    tell: (id: string) =>
      `It is not your fault. Please try again; if it happens again, give this number to whoever runs the bot: \`${id}\``,
  },
  {
    bug: '문제가 생겼습니다',
    tell: (id) =>
      `사용하신 분의 잘못이 아닙니다. 다시 시도해 주십시오. 같은 일이 또 생기면 봇 운영자에게 이 번호를 알려 주십시오: \`${id}\``,
  },
);

/**
 * The one place where a thrown thing becomes words: an expected error its own text and the next step to take, anything
 * else "something went wrong" with the id under which it is in the log.
 */
export function explain(thrown: unknown, locale: Locale, id: string, log: Logger): Message {
  if (thrown instanceof Refusal) return say(thrown.told[locale].what, thrown.told[locale].next);
  if (thrown instanceof Problem) {
    log.warn({ problem: thrown.message }, 'refused');
    return say(`${thrown.about}: ${thrown.what}`, thrown.next);
  }
  log.error({ err: thrown }, 'failed');
  return say(words(locale).bug, words(locale).tell(id), true);
}

function say(what: string, next: string, marked = false): Message {
  const sentence = (part: string) => {
    const shown = marked ? part : escapeText(part);
    const capital = shown.charAt(0).toUpperCase() + shown.slice(1);
    return /[.!?。]\)?$|`$/.test(capital) ? capital : `${capital}.`;
  };
  return { components: [container([text(`**${sentence(what)}**\n${sentence(next)}`)], COLOURS.problem)] };
}

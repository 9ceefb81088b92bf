import type { Logger } from 'pino';
import type { Locale } from '../locale.ts';
import { escapeText } from '../message/markdown.ts';
import { COLOURS, container, text } from '../message/parts.ts';
import type { Message } from '../message/types.ts';
import { inLanguages } from '../message/words.ts';
import { Problem } from '../problem.ts';
import { Refusal } from '../refusal.ts';
import { inKorean } from './problems-ko.ts';

const words = inLanguages(
  {
    bug: 'Something went wrong',
    tell: (id: string) =>
      `This is not your fault. Please try again; if it happens again, give this number to whoever runs the bot: \`${id}\``,
    problem: 'The request could not be carried out',
  },
  {
    bug: '문제가 생겼습니다',
    tell: (id) =>
      `사용하신 분의 잘못이 아닙니다. 다시 시도해 주십시오. 같은 일이 또 생기면 봇 운영자에게 이 번호를 알려 주십시오: \`${id}\``,
    problem: '요청을 처리하지 못했습니다',
  },
);

/**
 * The one place where a thrown thing becomes words: an expected error its own text and the next step to take, anything
 * else "something went wrong" with the id under which it is in the log.
 *
 * The texts of a refusal are Discord's markup; those of any other problem are plain, with names between backticks.
 */
export function explain(thrown: unknown, locale: Locale, id: string, log: Logger): Message {
  if (thrown instanceof Refusal) return say(thrown.told[locale].what, thrown.told[locale].next);
  if (thrown instanceof Problem) {
    log.warn({ problem: thrown.message }, 'refused');
    return locale === 'ko'
      ? koreanProblem(thrown)
      : say(prose(`${thrown.about}: ${thrown.what}`), prose(thrown.next));
  }
  log.error({ err: thrown }, 'failed');
  return say(words(locale).bug, words(locale).tell(id));
}

/** In Korean as far as it is known how to say it; the reason is otherwise given as it is, under a Korean line. */
function koreanProblem({ about, what, next }: Problem): Message {
  const [subject, said, todo] = [inKorean(about) ?? about, inKorean(what), inKorean(next)];
  if (said) return say(prose(`${subject}: ${said}`), prose(todo ?? next));
  return say(words('ko').problem, prose(`${subject}: ${what}. ${next}`));
}

/** Plain text as Discord shows it; what stands between backticks as code. */
function prose(plain: string): string {
  const pieces = plain.split('`');
  if (pieces.length % 2 === 0) return escapeText(plain);
  return pieces.map((piece, i) => (i % 2 === 0 ? escapeText(piece) : `\`${piece}\``)).join('');
}

function say(what: string, next: string): Message {
  return { components: [container([text(`**${sentence(what)}**\n${sentence(next)}`)], COLOURS.problem)] };
}

/** A whole sentence: a capital at its beginning, unless that is a name (of a file, a setting), and a mark at its end. */
function sentence(part: string): string {
  const first = part.split(/[\s:]/, 1)[0] ?? '';
  const isName = /[._/\d\\`<>]/.test(first);
  const whole = isName ? part : part.charAt(0).toUpperCase() + part.slice(1);
  return /[.!?。:]\)?$|[`>]$|\n- .+$/.test(whole) ? whole : `${whole}.`;
}

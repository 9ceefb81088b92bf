import type { Loopback } from '../support/loopback/discord.ts';
import type { Exchange } from '../support/loopback/interaction.ts';
import { person } from '../support/loopback/objects.ts';
import { commandData } from '../support/loopback/person-actions.ts';

const PEOPLE = 400;
const QUESTIONS = [
  "Who is North Korea's ambassador to China?",
  "Who was South Korea's ambassador to China in 2006?",
  'How many mission chiefs took part in the 2017 meeting?',
  '2019년 주중 북한 대사는 누구인가?',
  'What did the delegation review in Vienna?',
  'Which treaty was welcomed at the summit?',
  'How many moons does Saturn have?',
];

/** One interaction and what became of it. */
export interface Shot {
  phase: 'warm-up' | 'at once' | 'steady';
  kind: string;
  exchange: Exchange;
  /** ms to the last edit; null while it is not there. */
  wholeMs: number | null;
}

/** People who take turns at all that one may do; `shoot` does not wait for the answer. */
export function shooting(discord: Loopback) {
  const people = Array.from({ length: PEOPLE }, (_, i) =>
    person({ name: `Person ${i}`, locale: i % 2 ? 'ko' : 'en-US' }),
  );
  const shots: Shot[] = [];
  let count = 0;
  const shoot = (phase: Shot['phase']) => {
    const who = people[count % PEOPLE]!;
    const kind = ['ask', 'ask', 'ask', 'verify', 'sources', 'typing'][count % 6]!;
    const question = QUESTIONS[count % QUESTIONS.length]!;
    count++;
    const payload =
      kind === 'typing'
        ? { type: 4, data: commandData('read', { document: 'mee' }, {}, 'document') }
        : {
            type: 2,
            data: commandData(kind, kind === 'verify' ? { quote: question } : { question, private: true }),
          };
    const exchange = discord.interact(who, payload);
    const shot: Shot = { phase, kind, exchange, wholeMs: null };
    exchange.changed.add(() => {
      if (exchange.type === 8 || exchange.edits > 0 || exchange.followUps.length > 0)
        shot.wholeMs ??= performance.now() - exchange.sentAt;
    });
    shots.push(shot);
  };
  return { shots, shoot };
}

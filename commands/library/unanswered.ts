import { customId } from '../../src/bot/custom-id.ts';
import type { App, Handler, Reply, Request } from '../../src/bot/types.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, option, pager, rows, select, text } from '../../src/message/parts.ts';
import { ago } from '../shared/citation.ts';
import { words } from './words.ts';

const SIZE = 10;
const QUESTION = 200;

/** Questions nobody could answer, those that ask the same together, most asked first. */
export async function gapsView(request: Request, app: App, page: number): Promise<Reply> {
  const say = words(request.locale);
  const total = await app.state.unanswered.count(request.guildId);
  const pages = Math.max(1, Math.ceil(total / SIZE));
  const at = Math.min(Math.max(0, page), pages - 1);
  if (total === 0) return { components: [container([text(say.noGaps)], COLOURS.good)] };
  const gaps = await app.state.unanswered.list(request.guildId, SIZE, at * SIZE);
  const lines = gaps.map(
    ({ question, times, last }) =>
      `- ${escapeText(label(question, QUESTION))}\n-# ${say.times(times)} · ${ago(last)}`,
  );
  return {
    components: [
      container([
        text([`### ${say.gaps}`, ...lines].join('\n')),
        select(
          customId('library', 'settle', at),
          say.settle,
          gaps.map(({ id, question }) => option(question, String(id))),
        ),
        ...rows(pager(at, pages, (to, side) => customId('library', 'gaps', to, side))),
      ]),
    ],
  };
}

export const turn = {
  mode: 'update',
  run: async (request, app) => gapsView(request, app, Number(request.state[0]) || 0),
} satisfies Handler;

export const settle = {
  mode: 'update',
  async run(request, app) {
    await app.state.unanswered.settle(request.guildId, Number(request.values[0]));
    return gapsView(request, app, Number(request.state[0]) || 0);
  },
} satisfies Handler;

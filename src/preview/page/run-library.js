import { perform } from './api.js';
import { drawMessage } from './components.js';

/**
 * Runs a subcommand of `/library` as whoever runs the bot, for the panel: its own words say how it goes.
 *
 * @param {import('./types.ts').Page} page
 * @param {{ subcommand: string, options: Record<string, string>, uploads?: string[] }} call
 * @param {(answer: Node) => void} show called with each answer as it comes
 */
export async function runLibrary(page, { subcommand, options, uploads = [] }, show) {
  const persona = { ...page.session.persona(), manager: true };
  const call = {
    kind: /** @type {const} */ ('command'),
    persona,
    command: 'library',
    subcommand,
    options,
    uploads,
  };
  for await (const event of perform(call)) {
    if (event.type !== 'answer' && event.type !== 'fail') continue;
    const around = {
      drawing: page.drawing,
      words: page.words,
      disabled: true,
      files: event.message.files,
      press: () => {},
      people: page.people,
    };
    show(drawMessage(event.message, around));
  }
}

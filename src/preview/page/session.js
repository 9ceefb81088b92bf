import { perform, Refused, upload } from './api.js';
import { wordsOf } from './message.js';
import { openModal } from './modal.js';

/**
 * @typedef {import('./types.ts').Message} Message
 * @typedef {import('./types.ts').Page} Page
 * @typedef {import('../protocol.ts').Call} Call
 * @typedef {import('./types.ts').Origin} Origin
 */

export const BOT = 'Attaché';

/**
 * Carries calls to the router and shows what comes back, as Discord's own client would.
 *
 * @param {Page} page
 * @returns {import('./types.ts').Session}
 */
export function createSession(page) {
  const { feed, store } = page;
  const persona = () => store.persona(page.words.you);

  /**
   * @param {Omit<Call, 'persona'>} call
   * @param {Origin} origin
   */
  async function run(call, origin) {
    /** @type {Message | undefined} */
    let target;
    /** @type {'private' | 'public' | 'update' | undefined} */
    let how;
    const about = { used: origin.used ?? null, replyTo: origin.replyTo ?? null };
    const fresh = (/** @type {boolean} */ secret, /** @type {Partial<Message>} */ rest) =>
      feed.add({ from: 'bot', name: BOT, private: secret, ...about, ...rest });
    try {
      for await (const event of perform({ ...call, persona: persona() })) {
        if (event.type === 'defer') {
          how = event.how;
          target =
            how === 'update' ? origin.pressed : fresh(how === 'private', { id: event.id, thinking: true });
          if (how === 'update' && target) feed.update(target, { busy: true });
        } else if (event.type === 'answer' && target) {
          feed.update(target, { ...event.message, thinking: false, busy: false });
        } else if (event.type === 'post') {
          feed.add({ id: event.id, from: 'bot', name: BOT, ...event.message });
        } else if (event.type === 'whisper') {
          fresh(true, { id: event.id, ...event.message });
        } else if (event.type === 'fail') {
          if (how === 'private' && target) feed.update(target, { ...event.message, thinking: false });
          else {
            if (how === 'public' && target) feed.remove(target);
            target = undefined;
            fresh(true, { id: event.id, ...event.message });
          }
        } else if (event.type === 'thread') {
          store.openThread(event.id, event.name);
        } else if (event.type === 'open') {
          openModal(event.modal, page, (fields) =>
            run(
              { kind: 'modal', customId: event.modal.custom_id, fields, ...placeOf(origin.pressed) },
              origin,
            ),
          );
        }
      }
      // The server was stopped before it had answered.
      if (target?.thinking) throw new TypeError('unanswered');
    } catch (error) {
      if (target?.thinking) feed.remove(target);
      trouble(error);
    }
    if (origin.pressed) feed.update(origin.pressed, { busy: false });
    page.onAnswered();
  }

  /** @param {unknown} error */
  function trouble(error) {
    const { words } = page;
    if (!(error instanceof Refused || error instanceof TypeError)) throw error;
    feed.add({
      from: 'bot',
      name: BOT,
      private: true,
      content: error instanceof Refused ? words.refused(error.message) : words.unreachable,
    });
  }

  return {
    persona,
    trouble,
    run,
    async command({ name, subcommand, options, files, said }) {
      try {
        /** @type {string[]} */
        const uploads = [];
        const given = { ...options };
        for (const [option, file] of Object.entries(files)) {
          const { id } = await upload(file);
          uploads.push(id);
          given[option] = id;
        }
        const used = { who: persona().name, what: said };
        await run({ kind: 'command', command: name, subcommand, options: given, uploads }, { used });
      } catch (error) {
        trouble(error);
      }
    },
    press: (message, customId, values) =>
      run({ kind: 'component', customId, values, ...placeOf(message) }, { pressed: message }),
    onMessage: (command, { id, content, components, name }) =>
      run(
        { kind: 'command', command, target: { id, content, components, author: name } },
        { used: { who: persona().name, what: page.commandName(command) } },
      ),
    async say(content, answered) {
      const { name } = persona();
      const about = answered && { who: answered.name, what: wordsOf(answered).split('\n')[0] ?? '' };
      const mine = feed.add({ from: 'me', name, content, replyTo: about });
      // On Discord the bot reads what mentions it only; here there is nobody else to write to.
      await run(
        {
          kind: 'message',
          replyTo: answered?.id ?? null,
          target: { id: mine.id, content, author: name },
        },
        { replyTo: { who: name, what: content } },
      );
    },
  };
}

/** @param {Message | undefined} message */
function placeOf(message) {
  if (!message) return {};
  return { onPrivate: message.private };
}

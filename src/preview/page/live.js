import { BOT } from './session.js';

/** How long after the line has been cut for good another try is made, in ms; until then the browser tries by itself. */
const RETRY = 2_000;

/**
 * Follows what the server says by itself (briefings that are due), and tells when it stops and comes back.
 *
 * @param {import('./types.ts').Page} page
 */
export function follow(page) {
  let lost = false;
  const open = () => {
    const source = new EventSource('/api/posts');
    source.addEventListener('open', () => {
      if (!lost) return;
      lost = false;
      page.hint(page.words.backAgain);
      page.onAnswered();
    });
    source.addEventListener('error', () => {
      if (!lost) page.hint(page.words.lost);
      lost = true;
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RETRY);
    });
    source.addEventListener('message', ({ data }) => show(JSON.parse(data)));
  };

  /** @param {import('../posts.ts').Posted} posted */
  const show = ({ id, channel, message }) =>
    page.feed.add({
      id,
      from: 'bot',
      name: BOT,
      channel: channel ?? page.store.choices.channel,
      private: channel === null,
      ...message,
    });
  open();
}

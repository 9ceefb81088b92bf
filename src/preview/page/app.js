import { get } from './api.js';
import { createPage } from './page.js';
import { BOT } from './session.js';
import { openStore } from './store.js';

const store = openStore();
const page = createPage(store, await get('/api/world'));
page.draw();

const REDRAWN = ['locale', 'channel', 'manager', 'roles', 'moreRoles', 'name'];

store.onChange((changed) => {
  document.documentElement.dataset.theme = store.choices.theme;
  if (changed.some((one) => REDRAWN.includes(one))) page.draw();
});

// Briefings that are due, as they are posted.
new EventSource('/api/posts').addEventListener('message', ({ data }) => {
  /** @type {import('../posts.ts').Posted} */
  const { id, channel, message } = JSON.parse(data);
  page.feed.add({
    id,
    from: 'bot',
    name: BOT,
    channel: channel ?? store.choices.channel,
    private: channel === null,
    ...message,
  });
});

page.focusComposer();
document.documentElement.dataset.ready = 'true';

import { get } from './api.js';
import { byId, refill } from './dom.js';
import { drawHeader } from './header.js';
import { follow } from './live.js';
import { createPage } from './page.js';
import { openStore } from './store.js';

const store = openStore();
const page = createPage(store, await get('/api/world'));
page.draw();

const REDRAWN = ['locale', 'channel', 'manager', 'roles', 'moreRoles', 'name'];

store.onChange((changed) => {
  document.documentElement.dataset.theme = store.choices.theme;
  if (changed.some((one) => REDRAWN.includes(one))) page.draw();
  else if (changed.includes('threads')) refill(byId('header', HTMLElement), ...drawHeader(page));
});

follow(page);
page.focusComposer();
document.documentElement.dataset.ready = 'true';

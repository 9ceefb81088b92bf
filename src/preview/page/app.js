import { get } from './api.js';
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
});

follow(page);
page.focusComposer();
document.documentElement.dataset.ready = 'true';

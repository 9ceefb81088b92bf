/**
 * What the visitor chose, kept in this browser: who they are, the theme, whether the panel is open.
 *
 * @typedef {import('../protocol.ts').Persona} Persona
 * @typedef {{ id: string, name: string, locale: 'en' | 'ko', roles: string[], moreRoles: string[], manager: boolean,
 *   channel: string,
 *   threads: { id: string, parent: string, name: string }[], theme: 'auto' | 'light' | 'dark', panel: boolean | null }} Choices
 */

const KEY = 'attache.choices';

/** The one server there is here. Ids look like Discord's, so that every check of them holds. */
export const GUILD = '100000000000000000';
export const GENERAL = '100000000000000001';
/** Threads remembered. */
const THREADS = 20;

/** @returns {Choices} */
function defaults() {
  const digits = crypto.getRandomValues(new Uint32Array(2));
  return {
    id: `2${String(digits[0]).padStart(10, '0')}${String(digits[1]).slice(-6).padStart(6, '0')}`,
    name: '',
    locale: navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en',
    roles: [],
    moreRoles: [],
    manager: true,
    channel: GENERAL,
    threads: [],
    theme: 'auto',
    panel: null,
  };
}

/** @returns {Choices} */
function load() {
  try {
    return { ...defaults(), ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return defaults();
  }
}

export function openStore() {
  const choices = load();
  /** @type {Set<(changed: (keyof Choices)[]) => void>} */
  const listeners = new Set();
  const save = () => localStorage.setItem(KEY, JSON.stringify(choices));
  save();
  // A thread begun in another tab is one of this channel too; what else was chosen there stays there.
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    choices.threads = load().threads;
    for (const listener of listeners) listener(['threads']);
  });
  return {
    choices,
    /** @param {Partial<Choices>} changes */
    change(changes) {
      Object.assign(choices, changes);
      save();
      for (const listener of listeners) listener(/** @type {(keyof Choices)[]} */ (Object.keys(changes)));
    },
    /** A thread was begun in this channel: goes there. @param {string} id @param {string} name */
    openThread(id, name) {
      const threads = [...choices.threads, { id, parent: choices.channel, name }].slice(-THREADS);
      this.change({ threads, channel: id });
    },
    /** @param {(changed: (keyof Choices)[]) => void} listener */
    onChange(listener) {
      listeners.add(listener);
    },
    /** @param {string} you what somebody without a name is called @returns {Persona} */
    persona(you) {
      const { id, name, locale, roles, manager, channel } = choices;
      const parentId = choices.threads.find((one) => one.id === channel)?.parent ?? null;
      return { id, name: name || you, locale, roles, manager, guildId: GUILD, channelId: channel, parentId };
    },
  };
}

/** @typedef {ReturnType<typeof openStore>} Store */

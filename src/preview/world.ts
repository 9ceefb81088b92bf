import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import type { Locale } from '../locale.ts';

/** What the page starts from: the commands as they are registered with Discord, and whom one can be. */
export function worldOf(router: Router, app: App) {
  return {
    commands: router.commands.map(({ data }) => data),
    ...app.access.named(),
    collections: app.access.all().map((name) => ({
      name,
      title: { en: app.access.title(name, 'en'), ko: app.access.title(name, 'ko') },
    })),
  };
}

export type World = ReturnType<typeof worldOf>;

const EXAMPLES = 3;

/** Questions this library answers, in one language, from what everyone in the channel may see. */
export function examplesFor(app: App, channelId: string, language: Locale): Promise<string[]> {
  const collections = app.access.inChannel({ channelId, parentId: null });
  return app.engine.examples({ collections, language, count: EXAMPLES });
}

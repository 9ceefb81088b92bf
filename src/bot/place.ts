import type { App } from './types.ts';

/** Where something is posted. */
export interface Spot {
  channel: string;
  parent: string | null;
}

/** What everyone in a channel may see, within the collection the channel is set to. */
export async function channelScope(app: App, { channel, parent }: Spot): Promise<string[]> {
  const open = app.access.inChannel({ channelId: channel, parentId: parent });
  const { collection } = await app.state.settings.of(parent ?? channel);
  return collection ? open.filter((name) => name === collection) : open;
}

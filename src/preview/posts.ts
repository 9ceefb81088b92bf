import type { ServerResponse } from 'node:http';
import type { Transport } from '../bot/transport.ts';
import type { Message } from '../message/types.ts';
import type { Sent } from './protocol.ts';
import { sent } from './responder.ts';

/** The server that people of the page are in (`GUILD` of page/store.js): a bot on the same state has the others. */
const PAGE_GUILD = '100000000000000000';
/** Kept for a page that is not open just now. */
const WAITING = 20;

/** What the bot says by itself: a briefing that is due, a word to the owner of one. */
export interface Posted {
  id: string;
  channel: string | null;
  message: Sent;
}

/**
 * Brings what schedules post to every page that is open, as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 */
export function createPosts(newId: () => string) {
  const open = new Set<ServerResponse>();
  const waiting: Posted[] = [];
  const write = (response: ServerResponse, posted: Posted) =>
    response.write(`data: ${JSON.stringify(posted)}\n\n`);
  const say = async (channel: string | null, message: Message) => {
    const posted = { id: newId(), channel, message: sent(message) };
    for (const response of open) write(response, posted);
    if (open.size === 0) waiting.push(posted);
    if (waiting.length > WAITING) waiting.shift();
  };
  const transport: Transport = {
    serves: (guildId) => guildId === PAGE_GUILD,
    post: (channelId, message) => say(channelId, message),
    tell: (_userId, message) => say(null, message),
  };
  return {
    transport,
    /** Sends what is waiting and then whatever comes, until the page closes. */
    follow(response: ServerResponse) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': open\n\n');
      for (const posted of waiting.splice(0)) write(response, posted);
      open.add(response);
      response.once('close', () => open.delete(response));
    },
  };
}

export type Posts = ReturnType<typeof createPosts>;

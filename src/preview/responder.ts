import type { ServerResponse } from 'node:http';
import type { Responder } from '../bot/types.ts';
import type { Message } from '../message/types.ts';
import type { Event, Sent } from './protocol.ts';

type Write = (event: Event) => Promise<void>;

/** Events of one call, one JSON object a line, each sent the moment it is known. */
export function lines(response: ServerResponse): Write {
  return async (event) => {
    // A visitor who has gone away needs no answer.
    if (!response.destroyed) response.write(`${JSON.stringify(event)}\n`);
  };
}

/** Answers a command, a press or a form. @param newId makes the id of a message that is new. */
export function callResponder(write: Write, newId: () => string): Responder {
  return {
    defer: (how) => write({ type: 'defer', how, id: newId() }),
    answer: (message) => write({ type: 'answer', message: sent(message) }),
    post: (message) => write({ type: 'post', message: sent(message), id: newId() }),
    whisper: (message) => write({ type: 'whisper', message: sent(message), id: newId() }),
    fail: (message) => write({ type: 'fail', message: sent(message), id: newId() }),
    open: (modal) => write({ type: 'open', modal }),
    suggest: (choices) => write({ type: 'suggest', choices }),
  };
}

/** Answers a mention as on Discord: for everyone to see, errors too; in a thread where the channel is set so. */
export function mentionResponder(
  write: Write,
  id: string,
  thread: { id: string; name: string } | null,
): Responder {
  const say = (message: Message) => write({ type: 'answer', message: sent(message) });
  const never = () => Promise.reject(new Error('a mention is answered in words'));
  return {
    defer: async () => {
      if (thread) await write({ type: 'thread', ...thread });
      await write({ type: 'defer', how: 'public', id });
    },
    answer: say,
    post: say,
    whisper: async () => {},
    fail: say,
    open: never,
    suggest: never,
  };
}

/** A message as it travels to the page. */
export function sent(message: Message): Sent {
  const files = (message.files ?? []).map(({ name, data }) => ({
    name,
    data: Buffer.from(data).toString('base64'),
  }));
  return { components: message.components, files };
}

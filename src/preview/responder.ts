import type { ServerResponse } from 'node:http';
import type { Message, Responder } from '../discord/types.ts';
import type { Event, Sent } from './protocol.ts';

/** Answers through an HTTP response, one JSON object a line, each sent the moment it is known. */
export function lineResponder(response: ServerResponse): Responder {
  const write = async (event: Event) => {
    // A visitor who has gone away needs no answer.
    if (!response.destroyed) response.write(`${JSON.stringify(event)}\n`);
  };
  return {
    defer: (how) => write({ type: 'defer', how }),
    answer: (message) => write({ type: 'answer', message: sent(message) }),
    post: (message) => write({ type: 'post', message: sent(message) }),
    fail: (message) => write({ type: 'fail', message: sent(message) }),
    open: (modal) => write({ type: 'open', modal }),
    suggest: (choices) => write({ type: 'suggest', choices }),
  };
}

export function sent(message: Message): Sent {
  const files = (message.files ?? []).map(({ name, data }) => ({
    name,
    data: Buffer.from(data).toString('base64'),
  }));
  return { components: message.components, files };
}

import { check } from './check.ts';
import { COLOURS, container } from './parts.ts';
import type { Message, Part } from './types.ts';

/**
 * One message of a head, as many blocks as Discord takes, and a tail. Blocks are dropped whole, from the end; `more`
 * then says how many are missing.
 */
export function fitted(
  head: Part[],
  blocks: Part[][],
  tail: Part[],
  more: (dropped: number) => Part,
  colour: number = COLOURS.answer,
): Message {
  for (let kept = blocks.length; ; kept--) {
    const dropped = blocks.length - kept;
    const parts = [
      ...head,
      ...blocks.slice(0, kept).flat(),
      ...(dropped > 0 ? [more(dropped)] : []),
      ...tail,
    ];
    const message = { components: [container(parts, colour)] };
    if (kept === 0 || check(message).length === 0) return message;
  }
}

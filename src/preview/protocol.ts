import { z } from 'zod';
import type { Choice, Message, Modal } from '../message/types.ts';

/** What the page and its server say to each other. */

const id = z.string().regex(/^\d{1,22}$/);
const text = z.string().max(4_000);

/** Who the visitor plays: nobody checks it, since whoever sees this page runs the bot. */
const persona = z.strictObject({
  id,
  name: z.string().min(1).max(80),
  locale: z.enum(['en', 'ko']),
  roles: z.array(id).max(50),
  manager: z.boolean(),
  guildId: id.nullable(),
  channelId: id,
  parentId: id.nullable(),
});

/** One press, command, form, suggestion or mention. */
export const call = z.strictObject({
  kind: z.enum(['command', 'autocomplete', 'component', 'modal', 'message']),
  persona,
  command: z.string().max(32).default(''),
  subcommand: z.string().max(32).nullable().default(null),
  options: z.record(z.string(), z.union([text, z.number(), z.boolean()])).default({}),
  /** Ids of files sent before, by the option they belong to. */
  uploads: z.array(z.string().max(64)).max(10).default([]),
  focused: z.string().max(32).nullable().default(null),
  target: z
    .strictObject({
      id,
      content: z.string().max(8_000),
      components: z
        .array(z.custom<object>((one) => one instanceof Object))
        .max(40)
        .default([]),
      author: z.string().max(80),
    })
    .nullable()
    .default(null),
  /** Of a message: the one it replies to. */
  replyTo: id.nullable().default(null),
  customId: z.string().max(100).nullable().default(null),
  onPrivate: z.boolean().default(false),
  values: z.array(z.string().max(100)).max(25).default([]),
  fields: z.record(z.string(), text).default({}),
});

export type Persona = z.infer<typeof persona>;
export type Call = z.input<typeof call>;
export type CheckedCall = z.output<typeof call>;

/** A message as it travels to the page: files as base64. */
export interface Sent extends Omit<Message, 'files'> {
  files: { name: string; data: string }[];
}

/**
 * What happens to a call, one JSON object a line, in this order: what is told at once, then answers as they come.
 * `id` is that of the message this makes, `thread` that of a thread begun at the message answered.
 */
export type Event =
  | { type: 'defer'; how: 'private' | 'public' | 'update'; id: string }
  | { type: 'thread'; id: string; name: string }
  | { type: 'answer'; message: Sent }
  | { type: 'post' | 'whisper' | 'fail'; message: Sent; id: string }
  | { type: 'open'; modal: Modal }
  | { type: 'suggest'; choices: Choice[] };

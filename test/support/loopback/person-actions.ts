import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { all } from '../../../commands/all.ts';
import type { Loopback } from './discord.ts';
import { snowflake } from './ids.ts';
import type { Exchange } from './interaction.ts';
import type { Person, SeenMessage } from './objects.ts';

export interface Attached {
  name: string;
  url: string;
  size: number;
}

interface Where {
  channel?: string;
  /** Said to the bot alone, outside any server. */
  direct?: boolean;
  /** In a server the bot is not in. */
  foreign?: boolean;
  files?: Record<string, Attached>;
}

type Values = Record<string, string | number | boolean>;

const registered = (name: string) => {
  const found = all.find(({ data }) => data.name === name);
  if (!found) throw new Error(`no command ${name}`);
  return found.data;
};

/** `library status` is the command `library` with the subcommand `status`. */
export function commandData(called: string, values: Values, where: Where = {}, focused?: string) {
  const [name = '', sub] = called.split(' ');
  const data = registered(name);
  const declared = 'options' in data ? (data.options ?? []) : [];
  const inner = sub ? declared.find((option) => option.name === sub) : undefined;
  const list = (sub ? (inner && 'options' in inner ? inner.options : []) : declared) ?? [];
  const options = list
    .filter((option) => option.name in values)
    .map((option) => ({
      name: option.name,
      type: option.type,
      value: values[option.name],
      ...(option.name === focused && { focused: true }),
    }));
  const resolved = { attachments: attachments(where.files ?? {}) };
  return {
    id: snowflake(),
    name,
    type: 1,
    options: sub ? [{ name: sub, type: Type.Subcommand, options }] : options,
    resolved,
  };
}

/** What people do on Discord, as the interactions it makes of it. */
export function actions(discord: Loopback) {
  /** A private message of the bot's to press something on that was never on it. */
  const blank = (): SeenMessage => ({
    id: snowflake(),
    channel_id: discord.world.channels.general!,
    author: discord.world.bot,
    content: '',
    components: [],
    flags: 64,
    files: [],
    body: null,
  });

  return {
    command: (who: Person, called: string, values: Values = {}, where: Where = {}): Promise<Exchange> =>
      settled(
        discord.interact(who, {
          type: 2,
          data: commandData(called, values, where),
          channel: where.channel,
          direct: where.direct,
          foreign: where.foreign,
        }),
      ),
    typing: (
      who: Person,
      called: string,
      values: Values,
      focused: string,
      where: Where = {},
    ): Promise<Exchange> =>
      settled(
        discord.interact(who, {
          type: 4,
          data: commandData(called, values, where, focused),
          channel: where.channel,
          direct: where.direct,
          foreign: where.foreign,
        }),
      ),
    onMessage: (who: Person, name: string, target: SeenMessage, where: Where = {}): Promise<Exchange> =>
      settled(
        discord.interact(who, {
          type: 2,
          channel: where.channel,
          direct: where.direct,
          foreign: where.foreign,
          data: {
            id: snowflake(),
            name,
            type: 3,
            target_id: target.id,
            resolved: { messages: { [target.id]: resolvedMessage(target) } },
          },
        }),
      ),
    press: (
      who: Person,
      message: SeenMessage | null,
      customId: string,
      where: Where = {},
    ): Promise<Exchange> =>
      settled(
        discord.interact(who, {
          type: 3,
          channel: where.channel,
          direct: where.direct,
          foreign: where.foreign,
          data: { custom_id: customId, component_type: 2 },
          message: message ?? blank(),
        }),
      ),
    choose: (
      who: Person,
      message: SeenMessage | null,
      customId: string,
      values: string[],
      where: Where = {},
    ): Promise<Exchange> =>
      settled(
        discord.interact(who, {
          type: 3,
          channel: where.channel,
          direct: where.direct,
          foreign: where.foreign,
          data: { custom_id: customId, component_type: 3, values },
          message: message ?? blank(),
        }),
      ),
    /** Fills in a form that a press opened. */
    submit: (who: Person, form: Exchange, values: Record<string, string>): Promise<Exchange> =>
      settled(
        discord.interact(who, {
          type: 5,
          message: form.from ?? undefined,
          data: { custom_id: form.data.custom_id, components: filledIn(form.data.components, values) },
        }),
      ),
  };
}

function attachments(files: Record<string, Attached>) {
  const entries = Object.entries(files).map(([id, { name, url, size }]) => [
    id,
    { id, filename: name, url, proxy_url: url, size, content_type: 'application/octet-stream' },
  ]);
  return Object.fromEntries(entries);
}

function resolvedMessage({ files, body, ...message }: SeenMessage) {
  return {
    ...message,
    type: 0,
    timestamp: '2026-01-01T00:00:00.000Z',
    edited_timestamp: null,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: message.embeds ?? [],
    pinned: false,
    tts: false,
    mention_everyone: false,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the components of a form as they were sent.
function filledIn(components: any[], values: Record<string, string>) {
  return components.map(({ type, component: { type: inner, custom_id } }) => ({
    type,
    component:
      inner === 3
        ? { type: inner, custom_id, values: [values[custom_id]] }
        : { type: inner, custom_id, value: values[custom_id] ?? '' },
  }));
}

const PATIENCE = 15_000;

/** Waits for the answer: a message, suggestions, a form, the edit after "thinking …", or what replaces it. */
function settled(exchange: Exchange): Promise<Exchange> {
  const done = () =>
    (exchange.type !== null && ![5, 6].includes(exchange.type)) ||
    exchange.edits > 0 ||
    exchange.followUps.length > 0;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`interaction ${exchange.id} was never answered`)),
      PATIENCE,
    );
    const look = () => {
      if (!done()) return;
      clearTimeout(timer);
      exchange.changed.delete(look);
      resolve(exchange);
    };
    exchange.changed.add(look);
    look();
  });
}

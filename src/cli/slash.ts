import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Kind,
} from 'discord-api-types/v10';
import { all as commands } from '../../commands/all.ts';
import { openApp } from '../app.ts';
import { NOTHING_GIVEN } from '../bot/nothing-given.ts';
import { createRouter } from '../bot/router.ts';
import type { App, Incoming, Responder } from '../bot/types.ts';
import type { Config } from '../config.ts';
import { openEngine } from '../engine/local.ts';
import type { Engine } from '../engine/operations.ts';
import { openLog } from '../log.ts';
import type { Message } from '../message/types.ts';
import { printable, printableJson } from '../printable.ts';
import { Problem } from '../problem.ts';
import { messageText } from './message-text.ts';

/** One call of the engine while a command ran, with what it answered. */
interface Call {
  operation: string;
  input: unknown;
  output: unknown;
}

/**
 * Runs a slash command as Discord would, through the same router, and prints the reply: as text, or with `json` as
 * one object `{command, options, results: [{operation, input, output}], components}`, where `results` is what the
 * command learnt from the library.
 *
 * The command line is its operator's: every collection is seen.
 *
 * @param words `/lookup`, `post`, `ambassador to China`, `since:2006-01-01`: words without a name fill the first option.
 * @returns exit status; 1 where the command refused or failed.
 * @throws Problem when there is no such command or option.
 */
export async function runSlash(config: Config, words: string[], json: boolean): Promise<number> {
  const { command, subcommand, options } = parseSlash(words);
  const app = await openApp(config, openLog({ logLevel: 'error' }), openEngine);
  const calls: Call[] = [];
  try {
    const seeing = { ...app, engine: recorded(app.engine, calls), access: seeingAll(app) };
    let said: Message | undefined;
    let failed = false;
    const answer = async (message: Message) => {
      said = message;
    };
    const fail = async (message: Message) => {
      failed = true;
      said = message;
    };
    const ignore = async () => {};
    const responder: Responder = {
      defer: ignore,
      answer,
      fail,
      post: ignore,
      whisper: ignore,
      open: ignore,
      suggest: ignore,
    };
    await createRouter(commands, seeing).handle(incoming(command, subcommand, options), responder);
    const components = said?.components ?? [];
    if (json) console.log(printableJson({ command, subcommand, options, results: calls, components }));
    else console.log(printable(messageText(components)));
    return failed ? 1 : 0;
  } finally {
    await app.close();
  }
}

function parseSlash(words: string[]) {
  const command = words[0]!.slice(1);
  const data = commands.find((each) => each.data.name === command)?.data;
  const names = commands.map((each) => `/${each.data.name}`);
  if (!data) throw new Problem(`/${command}`, 'there is no such command', `use one of ${names.join(', ')}`);
  let declared = (('options' in data && data.options) || []) as APIApplicationCommandOption[];
  const subcommands = declared.filter(({ type }) => type === Kind.Subcommand);
  const subcommand = subcommands.find(({ name }) => name === words[1]);
  if (subcommands.length > 0 && !subcommand) {
    const known = subcommands.map(({ name }) => name).join(', ');
    throw new Problem(`/${command}`, `${words[1] ?? 'nothing'} is not a part of it`, `use one of ${known}`);
  }
  if (subcommand && 'options' in subcommand)
    declared = (subcommand.options ?? []) as APIApplicationCommandOption[];
  return {
    command,
    subcommand: subcommand?.name ?? null,
    options: fill(declared, words.slice(subcommand ? 2 : 1)),
  };
}

function fill(declared: APIApplicationCommandOption[], words: string[]): Incoming['options'] {
  const options: Record<string, string | number | boolean> = {};
  const bare: string[] = [];
  for (const word of words) {
    const [, name = '', value = ''] = /^([\w-]+):(.*)$/su.exec(word) ?? [];
    const option = declared.find((each) => each.name === name);
    if (option) options[name] = typed(option, value);
    else bare.push(word);
  }
  const first = declared.find(({ type, name }) => type === Kind.String && !(name in options));
  if (bare.length > 0 && !first)
    throw new Problem(
      'usage',
      `nothing takes "${bare.join(' ')}"`,
      'leave it out, or name its option: name:value',
    );
  if (first && bare.length > 0) options[first.name] = bare.join(' ');
  const missing = declared.find(
    (option) => 'required' in option && option.required && !(option.name in options),
  );
  if (missing)
    throw new Problem(
      'usage',
      `${missing.name} is missing`,
      `add ${missing.name}:"…" (${missing.description})`,
    );
  return options;
}

function typed(option: APIApplicationCommandOption, value: string): string | number | boolean {
  if (option.type === Kind.Boolean) return !/^(no|false|0)$/i.test(value);
  if (option.type === Kind.Integer || option.type === Kind.Number) return Number(value);
  return value;
}

function incoming(command: string, subcommand: string | null, options: Incoming['options']): Incoming {
  return {
    id: '0',
    kind: 'command',
    command,
    subcommand,
    locale: 'en',
    user: { id: '0', name: 'operator' },
    roles: [],
    manager: true,
    guildId: '0',
    channelId: '0',
    parentId: null,
    ...NOTHING_GIVEN,
    options: { private: true, ...options },
  };
}

function seeingAll({ access }: App): App['access'] {
  return { ...access, visible: access.all, forPerson: access.all, inChannel: access.all };
}

/** The engine, with every call written down. */
function recorded(engine: Engine, calls: Call[]): Engine {
  const call = ([operation, run]: [string, (input: never) => Promise<unknown>]) => [
    operation,
    async (input: never) => {
      const output = await run(input);
      calls.push({ operation, input, output });
      return output;
    },
  ];
  return Object.fromEntries(
    Object.entries(engine as unknown as Record<string, (input: never) => Promise<unknown>>).map(call),
  ) as unknown as Engine;
}

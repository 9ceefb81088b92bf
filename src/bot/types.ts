/**
 * What a command is. A folder each under `commands/`, with all that a person sees of it, collected in `commands/all.ts`:
 *
 * ```ts
 * export default {
 *   data: { name: 'ask', description: '…', ...localised, options: [...] },   // Discord's own registration format
 *   async execute(request, app) {
 *     const outcome = await app.engine.ask({ text: …, collections: app.access.visible(request) });
 *     return { components: [...] };                                          // Discord's own message format
 *   },
 *   components: { more: { mode: 'update', run: async (request, app) => … } },
 * } satisfies Command;
 * ```
 *
 * A command is a function from plain data to plain data: it gets a `Request`, asks the engine, and returns what to
 * say as Discord API payload (Components V2). It never talks to Discord. So a test reads the value, the preview page
 * draws it, and `client.ts` sends it. The rules a command can rely on, all kept by the router:
 *
 * - `request.private` is decided before `execute` runs; `app.access.visible(request)` follows it: for a private reply
 *   what this person may see, for a public one what everyone in the channel may see. Hand its value to the engine.
 * - Buttons, selects and modals carry `customId(command, action, ...state)` (custom-id.ts) and come back as
 *   `request.action` and `request.state`. State too long for 100 characters is kept with `app.state.replies`.
 * - A thrown `Problem` (or `Refusal`, which speaks two languages) becomes its text, privately; anything else becomes
 *   "something went wrong" with an id that is also in the log.
 * - Flags and allowed mentions are set by the router; limits are checked by it (limits.ts).
 */
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Engine } from '../engine/operations.ts';
import type { Tables } from '../library/state/tables.ts';
import type { Locale } from '../locale.ts';
import type { Choice, Message, Modal } from '../message/types.ts';
import type { Refreshed, SourceState } from '../sources/refresh.ts';
import type { Access } from './access.ts';

/** A file somebody handed in with a command. */
export interface Upload {
  name: string;
  /** Bytes, as Discord tells. */
  size: number;
  url: string;
  contentType: string | null;
}

/** A message a command is about: the target of a context-menu command, or the mention itself. */
export interface TargetMessage {
  id: string;
  /** Of a context-menu command: what it states, without markdown (message-words.ts). */
  content: string;
  author: string;
  url: string | null;
}

/** What somebody asked for, as plain data: no object of discord.js in it. */
export interface Request {
  /** The interaction's or message's id; also the request id in the log. */
  id: string;
  kind: 'command' | 'autocomplete' | 'component' | 'modal' | 'message';
  /** Name of the command; of a component, the command it belongs to. */
  command: string;
  /** The subcommand chosen, where the command has any. */
  subcommand: string | null;
  locale: Locale;
  user: { id: string; name: string };
  /** Role ids of this person in this server. */
  roles: readonly string[];
  /** May manage the server (Manage Server permission). */
  manager: boolean;
  guildId: string | null;
  channelId: string;
  /** In a thread: the channel it hangs in. */
  parentId: string | null;
  /** What the question before is remembered under: the thread's id, or that of the message replied to. */
  conversation?: string | null;
  /** Between the bot and this person alone: nobody else sees anything said here. */
  direct?: boolean;
  /** Nobody asked the bot: it speaks only where it has an answer. */
  unasked?: boolean;
  /** What is answered is seen by this person alone. Set by the router before anything runs. */
  private: boolean;
  /** Options by name; an attachment's value is its id, found in `uploads`. */
  options: Readonly<Record<string, string | number | boolean>>;
  uploads: Readonly<Record<string, Upload>>;
  /** Autocomplete: the option being typed; its text so far is in `options`. */
  focused: string | null;
  target: TargetMessage | null;
  /** Of a component or modal: what its custom_id says (custom-id.ts), taken apart by the router. */
  action: string | null;
  state: readonly string[];
  /** Chosen values of a select. */
  values: readonly string[];
  /** What was filled in, by custom_id of the input; a select in a modal gives its values joined by a comma. */
  fields: Readonly<Record<string, string>>;
}

/**
 * A request as it arrives from Discord or the preview page, before the router has decided how it is answered. For a
 * component or modal `command` is left empty: `customId` says whose it is.
 */
export interface Incoming extends Omit<Request, 'private' | 'action' | 'state'> {
  customId: string | null;
  /** Of a component: the message it is on is seen by this person alone. */
  onPrivate: boolean;
  /** Looks up the roles this person has, where what arrived does not say them. */
  elsewhere?(): Promise<string[]>;
}

/** Whether the bot may post in a channel: it may, may not see it, may not write there, or there is none. */
export type MayPost = 'yes' | 'unseen' | 'silent' | 'gone';

export interface Reply extends Message {
  /** Posted for everyone in the channel beside this reply (Share). */
  post?: Message;
  /** Said to this person alone beside a reply that everyone sees. */
  aside?: Message;
  /** Nothing is said: for a message nobody addressed to the bot. */
  silent?: boolean;
}

/** Shows an intermediate state in the reply (progress); the value returned at the end replaces it. */
export type Say = (reply: Reply) => Promise<void>;

/** How a press of a button or a choice is answered: by changing the message, or by a new private one. */
export type Mode = 'update' | 'private';

export interface Handler {
  /** `update` changes the message the button is on, for everybody who sees it. */
  mode: Mode | ((request: Request, app: App) => Mode | Promise<Mode>);
  run(request: Request, app: App, say: Say): Promise<Reply>;
}

/** A button that opens a form. Cannot wait: no search here. */
export interface ModalHandler {
  mode: 'modal';
  open(request: Request, app: App): Modal | Promise<Modal>;
}

export interface Command {
  data: RESTPostAPIApplicationCommandsJSONBody;
  /** Only for those who may manage the server; the router refuses everybody else. */
  manage?: boolean;
  /** Whether the reply is private; when left out: option `private`, else the channel's setting, else it is. */
  private?: boolean | ((request: Request, app: App) => boolean | Promise<boolean>);
  execute(request: Request, app: App, say: Say): Promise<Reply>;
  /** Answers from memory in milliseconds; at most 25 choices. */
  autocomplete?(request: Request, app: App): Promise<Choice[]>;
  /** Buttons, selects and submitted modals by action. */
  components?: Record<string, Handler | ModalHandler>;
}

/**
 * How answers reach the person: implemented for interactions and mentions of Discord, by the preview page and by
 * tests. The router calls `defer`, `suggest` or `open` once and first, then `answer` as often as there is progress.
 */
export interface Responder {
  /** Tells at once that an answer comes: a new reply (`private` or `public`), or an `update` of the message pressed. */
  defer(how: 'private' | 'public' | 'update'): Promise<void>;
  /** Fills in, or replaces, what was deferred. */
  answer(message: Message): Promise<void>;
  /** Says something new to everyone in the channel (Share). */
  post(message: Message): Promise<void>;
  /** Says something new to this person alone, where that can be done. */
  whisper(message: Message): Promise<void>;
  /** Says what went wrong, privately; what was deferred in public is taken back. */
  fail(message: Message): Promise<void>;
  /** Opens a form. */
  open(modal: Modal): Promise<void>;
  /** Answers autocomplete. */
  suggest(choices: Choice[]): Promise<void>;
}

/** Changes the library; runs beside the engine, never in its way. */
export interface IndexingService {
  /**
   * Brings the library up to date with the corpus folder. One run at a time: a second call waits for the next run.
   * @throws Problem when it could not be built.
   */
  index(
    progress: (done: number, total: number, path: string) => void,
    /** Which sources are refreshed before: none when left out. */
    sync?: 'due' | 'all' | { name: string },
  ): Promise<IndexSummary>;
}

export interface IndexSummary {
  added: number;
  changed: number;
  removed: number;
  documents: number;
  passages: number;
  /** One line for each file that could not be read. */
  problems: string[];
  /** What each source that was refreshed brought. */
  sources: Refreshed[];
}

/** What commands stand on. */
export interface App {
  engine: Engine;
  state: Tables;
  access: Access;
  indexing: IndexingService;
  /** Folder of the documents. */
  corpusDir: string;
  /** How what refreshes itself stands; nothing does when left out. @throws Problem when the list of sources cannot be read. */
  sources?(): SourceState[];
  /** This host indexes nothing and answers from what another publishes: documents are added and removed there. */
  follows?: boolean;
  /** Days an answer behind buttons is kept. */
  replyDays: number;
  log: Logger;
  now(): Date;
  /** What a link given to `/library add` may be fetched from; web servers on the public Internet when left out. */
  allowed?(address: string, port: number): boolean;
  /** Whether the bot may post somewhere; left out where that is not known beforehand. */
  mayPost?(channelId: string): Promise<MayPost>;
  /** New posts of a forum can be read: the operator has turned that on. */
  readsPosts?: boolean;
  /** How long the last answers took; set by the router. */
  latency?(): LatencySummary;
}

/** Of the last requests: how many, and within how many ms 50, 95 and 99 of 100 were answered. */
export interface LatencySummary {
  count: number;
  p50: number;
  p95: number;
  p99: number;
}

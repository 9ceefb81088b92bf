import type { Call, Persona, Sent } from '../protocol.ts';
import type { World } from '../world.ts';
import type { CommandData } from './commands.js';
import type { Surroundings } from './components.js';
import type { Item } from './listbox.js';
import type { Drawing } from './markdown-dom.js';
import type { Store } from './store.js';
import type { Words } from './words.js';

/** One message of the channel, as plain data. */
export interface Message extends Sent {
  id: string;
  channel: string;
  from: 'me' | 'bot';
  name: string;
  /** ms */
  time: number;
  private: boolean;
  /** Of a message in plain words. */
  content: string;
  /** Deferred: the answer is still to come. */
  thinking: boolean;
  /** A press on it is being answered. */
  busy: boolean;
  used: About | null;
  replyTo: About | null;
}

/** What is written above a message: who used which command, or what it replies to. */
export interface About {
  who: string;
  what: string;
}

/** The channel: messages in order, the newest below. */
export interface Feed {
  readonly empty: boolean;
  /** Draws the chosen channel from the start. */
  show(): void;
  add(some: Partial<Message> & Pick<Message, 'from' | 'name'>): Message;
  find(id: string): Message | undefined;
  update(message: Message, changes: Partial<Message>): void;
  remove(message: Message): void;
}

/** Where an answer came from: what was used, or the message pressed. */
export interface Origin {
  used?: About;
  replyTo?: About;
  pressed?: Message;
}

export interface Invocation {
  name: string;
  subcommand: string | null;
  options: Record<string, string | number | boolean>;
  /** By option. */
  files: Record<string, File>;
  /** As shown above the reply. */
  said: string;
}

/** Carries calls to the router and shows what comes back. */
export interface Session {
  persona(): Persona;
  run(call: Omit<Call, 'persona'>, origin: Origin): Promise<void>;
  command(invocation: Invocation): Promise<void>;
  press(message: Message, customId: string, values: string[]): Promise<void>;
  /** A context-menu command. */
  onMessage(name: string, message: Message): Promise<void>;
  /** @param answered the message this replies to */
  say(content: string, answered: Message | null): Promise<void>;
  trouble(error: unknown): void;
}

/** Everything that the parts of the page share. */
export interface Page {
  readonly store: Store;
  readonly world: Omit<World, 'commands'> & { commands: CommandData[] };
  readonly locale: 'en' | 'ko';
  readonly words: Words;
  readonly drawing: Drawing;
  feed: Feed;
  session: Session;
  /** Role ids one can have here, channel ids one can be in. */
  roles(): string[];
  channels(): string[];
  channelName(id: string): string;
  commandName(name: string): string;
  people(kind: 'user' | 'role' | 'channel'): Item[];
  /** What a message's components need from outside. */
  surroundings(message: Message): Surroundings;
  openMenu(message: Message, from: HTMLElement, at?: { x: number; y: number }): void;
  focusComposer(): void;
  /** The next message will be a reply to this one. */
  reply(message: Message): void;
  /** Said to screen readers. */
  announce(text: string): void;
  /** A remark above the composer, until the next message, with something that can be done about it. */
  hint(text: string, action?: { label: string; run: () => void }): void;
  ask(question: string): void;
  onFeed(): void;
  onAnswered(): void;
  draw(): void;
}

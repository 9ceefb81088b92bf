import type { SeenMessage } from './objects.ts';

/** Everything the bot did about one interaction. */
export interface Exchange {
  id: string;
  token: string;
  sentAt: number;
  /** ms to the first response. */
  firstMs: number | null;
  /** Type of the first response (4 message, 5 deferred, 6 deferred update, 8 suggestions, 9 form). */
  type: number | null;
  /** The message the interaction is answered with (or, after a deferred update, the one it came from). */
  original: SeenMessage | null;
  deleted: boolean;
  followUps: SeenMessage[];
  // biome-ignore lint/suspicious/noExplicitAny: suggestions and forms as they were sent.
  data: any;
  /** Only the person who used it sees the answer. */
  ephemeral: boolean;
  /** The message a button or select is on. */
  from: SeenMessage | null;
  edits: number;
  /** Settles when something happened. */
  changed: Set<() => void>;
}

/** Text of a message: all its text displays, in order. */
export function textOf(message: Pick<SeenMessage, 'components'> | null): string {
  const out: string[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: a tree of components.
  const walk = (component: any): void => {
    if (typeof component.content === 'string') out.push(component.content);
    for (const inner of component.components ?? []) walk(inner);
  };
  for (const component of message?.components ?? []) walk(component);
  return out.join('\n');
}

export interface Pressable {
  custom_id: string;
  label?: string;
  disabled?: boolean;
  type: number;
  url?: string;
  options?: { label: string; value: string }[];
}

/** Buttons and selects of a message. */
export function pressables(message: Pick<SeenMessage, 'components'> | null): Pressable[] {
  const out: Pressable[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: a tree of components.
  const walk = (component: any): void => {
    if (component.custom_id) out.push(component);
    for (const inner of component.components ?? []) walk(inner);
    if (component.accessory) walk(component.accessory);
  };
  for (const component of message?.components ?? []) walk(component);
  return out;
}

/** The button that says so. Throws when there is none or it cannot be pressed. */
export function buttonNamed(message: Pick<SeenMessage, 'components'> | null, name: string): string {
  const found = pressables(message).find((one) => one.label === name);
  if (!found)
    throw new Error(
      `no button “${name}”; there are ${pressables(message)
        .map((one) => one.label)
        .join(', ')}`,
    );
  if (found.disabled) throw new Error(`the button “${name}” cannot be pressed`);
  return found.custom_id;
}

import { CUSTOM_ID } from '../message/limits.ts';

/** Raised when the meaning of ids already on people's messages changes; older ones are then answered as outdated. */
export const VERSION = 'v1';

export interface ParsedId {
  command: string;
  action: string;
  state: string[];
}

/**
 * `v1:ask:more:k3Jd9:2` — what a button, select or modal carries; a restart loses nothing because all of it is here
 * or in state.db under the short id it names.
 *
 * @throws RangeError when longer than Discord takes: that is a bug, keep the state with `app.state.replies`.
 */
export function customId(command: string, action: string, ...state: (string | number)[]): string {
  const id = [VERSION, command, action, ...state.map((part) => encodeURIComponent(part))].join(':');
  if (id.length > CUSTOM_ID)
    throw new RangeError(`custom_id of ${command}:${action}: ${id.length} characters`);
  return id;
}

/** Undefined for an id of another version or another maker. */
export function parseCustomId(id: string): ParsedId | undefined {
  const [version, command, action, ...state] = id.split(':');
  if (version !== VERSION || !command || !action) return undefined;
  try {
    return { command, action, state: state.map(decodeURIComponent) };
  } catch {
    return undefined;
  }
}

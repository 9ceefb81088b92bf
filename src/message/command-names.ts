import type { Locale } from '../locale.ts';

/** Korean names by English ones, subcommands with their command: `briefing schedule`. */
const korean = new Map<string, string>();
/** What Discord calls each command it holds. */
const ids = new Map<string, string>();

interface Named {
  name: string;
  type?: number;
  name_localizations?: Partial<Record<string, string | null>> | null;
  options?: readonly unknown[];
}

const SUBCOMMAND = 1;

/** Takes the names of commands from what is registered, so that texts call them as each client shows them. */
export function learnCommands(commands: readonly Named[]): void {
  for (const one of commands) {
    const ko = one.name_localizations?.ko ?? one.name;
    korean.set(one.name, ko);
    for (const option of (one.options ?? []) as Named[])
      if (option.type === SUBCOMMAND)
        korean.set(`${one.name} ${option.name}`, `${ko} ${option.name_localizations?.ko ?? option.name}`);
  }
}

/** From now on the commands with an id are mentioned so that they can be pressed. */
export function nameCommands(known: ReadonlyMap<string, string>): void {
  ids.clear();
  for (const [name, id] of known) ids.set(name, id);
}

/**
 * A command in a text, named as the reader's client shows it: `</자료:123>`, which can be pressed, or, where Discord holds no
 * such command, its name alone.
 *
 * @param path `sources`, `briefing schedule`
 */
export function slash(path: string, locale: Locale): string {
  const name = locale === 'ko' ? (korean.get(path) ?? path) : path;
  const id = ids.get(path.split(' ')[0]!);
  return id ? `</${name}:${id}>` : `\`/${name}\``;
}

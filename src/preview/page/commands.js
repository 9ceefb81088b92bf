/**
 * The registered commands as things to invoke: one for each command without subcommands, and for each subcommand.
 *
 * @typedef {'en' | 'ko'} Locale
 * @typedef {{ type: number, name: string, description: string, name_localizations?: Record<string, string>,
 *   description_localizations?: Record<string, string>, required?: boolean, autocomplete?: boolean,
 *   choices?: { name: string, value: string | number, name_localizations?: Record<string, string> }[],
 *   min_value?: number, max_value?: number, min_length?: number, max_length?: number, options?: Option[] }} Option
 * @typedef {Option & { default_member_permissions?: string | null, contexts?: number[], type?: number }} CommandData
 * @typedef {{ command: string, subcommand: string | null, path: string, shown: string, description: string, options: Option[] }} Invocable
 */

const SUBCOMMAND = 1;
const GROUP = 2;
const ON_MESSAGE = 3;
/** The one of `contexts` that a server's channel is. */
const IN_SERVER = 0;

/** @param {Pick<Option, 'name' | 'name_localizations'>} named @param {Locale} locale */
export const nameIn = (named, locale) => named.name_localizations?.[locale] ?? named.name;

/** @param {Pick<Option, 'description' | 'description_localizations'>} described @param {Locale} locale */
export const descriptionIn = (described, locale) =>
  described.description_localizations?.[locale] ?? described.description;

/**
 * Whether Discord would offer a command to this person in a server's channel.
 *
 * @param {CommandData} data
 * @param {boolean} manager
 */
function offered(data, manager) {
  if (data.default_member_permissions && !manager) return false;
  return data.contexts?.includes(IN_SERVER) ?? true;
}

/**
 * @param {CommandData[]} all
 * @param {Locale} locale
 * @param {boolean} manager
 * @returns {Invocable[]}
 */
export function invocables(all, locale, manager) {
  const typed = all.filter((data) => (data.type ?? 1) === 1 && offered(data, manager));
  return typed.flatMap(
    /** @returns {Invocable[]} */ (data) => {
      const leaves = subcommandsOf(data.options ?? []);
      const one = { command: data.name, options: data.options ?? [], subcommand: null };
      if (leaves.length === 0)
        return [
          { ...one, path: data.name, shown: nameIn(data, locale), description: descriptionIn(data, locale) },
        ];
      return leaves.map(({ option, above }) => ({
        command: data.name,
        subcommand: option.name,
        path: [data, ...above, option].map((part) => part.name).join(' '),
        shown: [data, ...above, option].map((part) => nameIn(part, locale)).join(' '),
        description: descriptionIn(option, locale),
        options: option.options ?? [],
      }));
    },
  );
}

/**
 * @param {Option[]} options
 * @param {Option[]} [above]
 * @returns {{ option: Option, above: Option[] }[]}
 */
function subcommandsOf(options, above = []) {
  return options.flatMap((option) => {
    if (option.type === SUBCOMMAND) return [{ option, above }];
    return option.type === GROUP ? subcommandsOf(option.options ?? [], [...above, option]) : [];
  });
}

/**
 * Commands in a message's context menu.
 *
 * @param {CommandData[]} all
 * @param {Locale} locale
 * @param {boolean} manager
 */
export function onMessages(all, locale, manager) {
  const found = all.filter((data) => data.type === ON_MESSAGE && offered(data, manager));
  return found.map((data) => ({ name: data.name, shown: nameIn(data, locale) }));
}

/**
 * Those whose name, in either language, begins with what was typed; then those that hold it.
 *
 * @param {Invocable[]} all
 * @param {string} typed without the slash
 */
export function matching(all, typed) {
  const wanted = typed.normalize('NFC').toLowerCase();
  const names = (/** @type {Invocable} */ one) => [one.path, one.shown];
  const begins = all.filter((one) => names(one).some((name) => name.startsWith(wanted)));
  const holds = all.filter(
    (one) => !begins.includes(one) && names(one).some((name) => name.includes(wanted)),
  );
  return [...begins, ...holds];
}

/**
 * `/ask who was …` typed in one go: the command, and what follows it.
 *
 * @param {Invocable[]} all
 * @param {string} text
 */
export function typedWhole(all, text) {
  const typed = text.normalize('NFC');
  for (const one of all)
    for (const name of [one.path, one.shown])
      if (typed.startsWith(`/${name} `))
        return { invocable: one, rest: oneLine(typed.slice(name.length + 2)) };
  return null;
}

/**
 * @param {string} text
 */
const oneLine = (text) =>
  text
    .split('\n')
    .map((line, i) => (i > 0 ? line.trim() : line.trimEnd()))
    .filter((line, i) => i === 0 || line !== '')
    .join(' ');

import type {
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import * as limits from './limits.ts';
import { label } from './markdown.ts';
import type { Choice, Message } from './types.ts';

type Component = APIMessageTopLevelComponent | APIComponentInContainer | APIComponentInMessageActionRow;

/** Every component of a message, nested ones included. */
export function componentsOf(message: Message): Component[] {
  const inside = (component: object): Component[] => {
    const nested = [
      ...('components' in component ? (component.components as Component[]) : []),
      ...('accessory' in component ? [component.accessory as Component] : []),
    ];
    return [component as Component, ...nested.flatMap(inside)];
  };
  return message.components.flatMap(inside);
}

/** Characters over all text displays. */
export function textTotal(message: Message): number {
  return componentsOf(message).reduce(
    (sum, found) => sum + ('content' in found ? found.content.length : 0),
    0,
  );
}

/** What Discord would refuse a message for, one line each; empty when it would take it. */
export function check(message: Message): string[] {
  const all = componentsOf(message);
  const total = textTotal(message);
  const faults: string[] = [];
  const ids = new Set<string>();
  const over = (what: string, found: number, limit: number) => {
    if (found > limit) faults.push(`${what}: ${found}, limit ${limit}`);
  };
  if (all.length === 0) faults.push('nothing to say');
  over('components', all.length, limits.COMPONENTS);
  over('text', total, limits.TEXT_TOTAL);
  over('files', message.files?.length ?? 0, limits.FILES);
  for (const found of all) {
    if ('content' in found && found.content.trim() === '') faults.push('an empty text display');
    if ('label' in found) over('button label', found.label?.length ?? 0, limits.BUTTON_LABEL);
    if ('url' in found && found.url) over('link', found.url.length, limits.LINK);
    if ('placeholder' in found)
      over('placeholder', found.placeholder?.length ?? 0, limits.SELECT_PLACEHOLDER);
    if ('custom_id' in found) {
      over('custom_id', found.custom_id.length, limits.CUSTOM_ID);
      if (ids.has(found.custom_id)) faults.push(`custom_id ${found.custom_id} is there twice`);
      ids.add(found.custom_id);
    }
    if ('options' in found) {
      over('select options', found.options.length, limits.SELECT_OPTIONS);
      for (const { label, value, description } of found.options) {
        over('option label', label.length, limits.SELECT_LABEL);
        over('option value', value.length, limits.SELECT_VALUE);
        over('option description', description?.length ?? 0, limits.SELECT_DESCRIPTION);
      }
    }
    if ('components' in found) {
      if (found.components.length === 0) faults.push('an empty container or row');
      const buttons = found.components.filter((inner) => 'style' in inner).length;
      if (found.type === 1) over('buttons in a row', buttons, limits.BUTTONS_IN_ROW);
    }
    if ('accessory' in found) over('texts in a section', found.components.length, limits.SECTION_TEXTS);
  }
  return faults;
}

/** Suggestions as Discord takes them: at most 25, within 100 characters, no name that would turn into a mention. */
export function tidyChoices(choices: Choice[]): Choice[] {
  const fitting = choices.filter(
    ({ name, value }) => label(name, limits.CHOICE_NAME) !== '' && value.length <= limits.CHOICE_VALUE,
  );
  return fitting.slice(0, limits.CHOICES).map(({ name, value }) => {
    const seen = label(name, limits.CHOICE_NAME);
    return { name: label(/^[#@]/.test(seen) ? `· ${seen}` : seen, limits.CHOICE_NAME), value };
  });
}

import {
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { BUTTON_LABEL, BUTTONS_IN_ROW, SELECT_DESCRIPTION, SELECT_LABEL } from './limits.ts';
import { label } from './markdown.ts';
import type { Part } from './types.ts';

/** Colours of the bar beside a reply. */
export const COLOURS = {
  answer: 0x2f6fdf,
  unsure: 0xd29922,
  none: 0x8a8f98,
  good: 0x2e9e5b,
  problem: 0xc9513d,
} as const;

type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL;

export const text = (content: string): Part => ({ type: ComponentType.TextDisplay, content });
/** Small print. */
export const small = (content: string): Part => text(content.replace(/^/gm, '-# '));
export const line = (): Part => ({ type: ComponentType.Separator, divider: true });
export const gap = (): Part => ({ type: ComponentType.Separator, divider: false });

export function container(parts: Part[], colour: number = COLOURS.answer): APIMessageTopLevelComponent {
  return { type: ComponentType.Container, accent_color: colour, components: parts };
}

interface ButtonLook {
  style?: 'primary' | 'secondary' | 'success' | 'danger';
  disabled?: boolean;
}

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

/** @param id from `customId(…)`. */
export function button(name: string, id: string, look: ButtonLook = {}): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: STYLES[look.style ?? 'secondary'],
    label: label(name, BUTTON_LABEL),
    custom_id: id,
    ...(look.disabled ? { disabled: true } : {}),
  };
}

export function link(name: string, url: string): APIButtonComponentWithURL {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: label(name, BUTTON_LABEL), url };
}

/** Rows of at most five buttons; none for no buttons. */
export function rows(buttons: Button[]): Part[] {
  const out: Part[] = [];
  for (let i = 0; i < buttons.length; i += BUTTONS_IN_ROW)
    out.push({ type: ComponentType.ActionRow, components: buttons.slice(i, i + BUTTONS_IN_ROW) });
  return out;
}

export function select(id: string, placeholder: string, options: APISelectMenuOption[]): Part {
  return {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.StringSelect, custom_id: id, placeholder, options }],
  };
}

export function option(name: string, value: string, description?: string): APISelectMenuOption {
  return {
    label: label(name, SELECT_LABEL),
    value,
    ...(description ? { description: label(description, SELECT_DESCRIPTION) } : {}),
  };
}

/** ◀ n/m ▶; `id` makes the custom_id for a page (from 0). Nothing for a single page. */
export function pager(
  page: number,
  pages: number,
  id: (page: number, side: 'back' | 'here' | 'on') => string,
): Button[] {
  if (pages < 2) return [];
  return [
    button('◀', id(page - 1, 'back'), { disabled: page <= 0 }),
    button(`${page + 1}/${pages}`, id(page, 'here'), { disabled: true }),
    button('▶', id(page + 1, 'on'), { disabled: page >= pages - 1 }),
  ];
}

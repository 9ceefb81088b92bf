import { ButtonStyle, ChannelType, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { customId } from '../../src/bot/custom-id.ts';
import type { Command, Request } from '../../src/bot/types.ts';
import type { Message } from '../../src/message/types.ts';

const id = (action: string) => customId('gallery', action);

const TEXT = `# Heading
**bold** *italic* __underline__ ~~struck~~ ||hidden words|| \`code\` \\*escaped\\*
> a quote with **the answer** in it
- one
  - inner
1. first
-# small print, <t:1140739200:D>, [a link](https://example.org/)
\`\`\`ts
const kept = 'as it is';
\`\`\``;

/** Every component there is in a message, with what was pressed or chosen last. */
function show(said: string): Message {
  return {
    components: [
      { type: ComponentType.TextDisplay, content: `Said: ${said}` },
      {
        type: ComponentType.Container,
        accent_color: 0x2e9e5b,
        components: [
          { type: ComponentType.TextDisplay, content: TEXT },
          { type: ComponentType.Separator, divider: true },
          {
            type: ComponentType.Section,
            components: [{ type: ComponentType.TextDisplay, content: 'A section with a button beside it' }],
            accessory: {
              type: ComponentType.Button,
              style: ButtonStyle.Primary,
              label: 'Primary',
              custom_id: id('primary'),
            },
          },
          {
            type: ComponentType.Section,
            components: [
              { type: ComponentType.TextDisplay, content: 'A section with a picture from elsewhere' },
            ],
            accessory: {
              type: ComponentType.Thumbnail,
              media: { url: 'https://example.org/picture.png' },
              description: 'A ship',
            },
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.Button,
                style: ButtonStyle.Secondary,
                label: 'Form',
                custom_id: id('form'),
              },
              {
                type: ComponentType.Button,
                style: ButtonStyle.Success,
                label: 'Success',
                custom_id: id('success'),
              },
              { type: ComponentType.Button, style: ButtonStyle.Danger, label: 'Bug', custom_id: id('bug') },
              {
                type: ComponentType.Button,
                style: ButtonStyle.Secondary,
                label: 'Off',
                custom_id: id('off'),
                disabled: true,
              },
              {
                type: ComponentType.Button,
                style: ButtonStyle.Link,
                label: 'Link',
                url: 'https://example.org/',
              },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                custom_id: id('one'),
                placeholder: 'Choose one',
                options: [
                  { label: 'Alpha', value: 'a', description: 'the first' },
                  { label: 'Beta', value: 'b', description: 'the second' },
                ],
              },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                custom_id: id('many'),
                placeholder: 'Choose several',
                min_values: 1,
                max_values: 2,
                options: ['X', 'Y', 'Z'].map((label) => ({ label, value: label.toLowerCase() })),
              },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.ChannelSelect,
                custom_id: id('channel'),
                placeholder: 'Choose a channel',
                channel_types: [ChannelType.GuildText],
              },
            ],
          },
          { type: ComponentType.File, file: { url: 'attachment://notes.md' } },
        ],
      },
    ],
    files: [{ name: 'notes.md', data: '# Notes\n' }],
  };
}

const chosen = {
  mode: 'update' as const,
  run: async ({ action, values }: Request) => show(`${action} ${values.join('+')}`),
};

/** A command made to see how the page draws and presses what commands may send. */
export const gallery: Command = {
  data: { name: 'gallery', description: 'Every component' },
  execute: async () => show('nothing'),
  components: {
    primary: chosen,
    success: chosen,
    one: chosen,
    many: chosen,
    channel: chosen,
    bug: {
      mode: 'update',
      run: async () => {
        throw new Error('a bug, made on purpose');
      },
    },
    form: {
      mode: 'modal',
      open: () => ({
        custom_id: id('filled'),
        title: 'A form',
        components: [
          {
            type: ComponentType.Label,
            label: 'Your name',
            description: 'As it should be shown',
            component: {
              type: ComponentType.TextInput,
              custom_id: 'name',
              style: TextInputStyle.Short,
              max_length: 20,
            },
          },
          {
            type: ComponentType.Label,
            label: 'Length',
            component: {
              type: ComponentType.StringSelect,
              custom_id: 'length',
              options: [
                { label: 'short', value: 's' },
                { label: 'long', value: 'l', default: true },
              ],
            },
          },
        ],
      }),
    },
    filled: { mode: 'update', run: async ({ fields }) => show(`${fields.name}, ${fields.length}`) },
  },
};

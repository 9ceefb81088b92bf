import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';

type Component =
  | APIMessageTopLevelComponent
  | { type: ComponentType; components?: unknown; content?: string };

/** A Discord message (Components V2) as plain text: markup taken away, times as dates, buttons left out. */
export function messageText(components: readonly Component[]): string {
  return components
    .flatMap(lines)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function lines(component: Component): string[] {
  if (component.type === ComponentType.TextDisplay && 'content' in component)
    return [plain(component.content ?? '')];
  if (component.type === ComponentType.Separator) return [''];
  if (component.type === ComponentType.ActionRow) return [];
  return 'components' in component ? ((component.components ?? []) as Component[]).flatMap(lines) : [];
}

/** Discord's markdown, read: emphasis becomes » « around what is highlighted, escapes go, `<t:…>` becomes a day. */
function plain(markdown: string): string {
  let fenced = false;
  return markdown
    .split('\n')
    .map((line) => {
      const fence = line.startsWith('```');
      if (fence) fenced = !fenced;
      // Code is as it is.
      return fence || fenced ? line : words(line);
    })
    .join('\n');
}

function words(markdown: string): string {
  const day = (seconds: string) => new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
  return markdown
    .replace(/<t:(-?\d+)(?::\w)?>/g, (_, seconds) => day(seconds))
    .replace(/^-# /gm, '  ')
    .replace(/\\([\s\S])|\*\*|__/g, (found, escaped) => escaped ?? (found === '**' ? '*' : ''));
}

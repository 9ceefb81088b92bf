import type {
  APIComponentInContainer,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';

/** A file sent along; referred to in components as `attachment://name`. */
export interface ReplyFile {
  name: string;
  data: Uint8Array | string;
}

/** A message to say, as Discord takes it (Components V2; see parts.ts for the pieces most replies are made of). */
export interface Message {
  components: APIMessageTopLevelComponent[];
  files?: ReplyFile[];
  /** The one person it may ping, who is named in it. Nobody else ever is. */
  pings?: string;
}

/** What may stand inside a container. */
export type Part = APIComponentInContainer;
export type Modal = APIModalInteractionResponseCallbackData;

/** A suggestion while typing: name at most 100 characters, shown; value at most 100, sent. */
export interface Choice {
  name: string;
  value: string;
}

import type { Message } from '../message/types.ts';

/** How a scheduler reaches people; Discord stands behind it, or a test. */
export interface Transport {
  /** Whether this process looks after a server: of several, each sees only its own. All, when left out. */
  serves?(guildId: string): boolean;
  /**
   * Says something in a channel. `nonce` (at most 25 characters) names the post: sent twice within minutes, Discord
   * shows it once. Throws what Discord answers, with `status` and `code`.
   */
  post(channelId: string, message: Message, nonce?: string): Promise<void>;
  /** Says something to one person. */
  tell(userId: string, message: Message): Promise<void>;
}

/** Discord's code for a channel that is gone, and for permissions that are missing. */
export const UNKNOWN_CHANNEL = 10003;
export const MISSING_ACCESS = 50001;
export const MISSING_PERMISSIONS = 50013;
/** Discord's codes for an interaction whose three seconds are over, and for one that is acknowledged already. */
export const TOO_LATE = 10062;
export const ALREADY_ANSWERED = 40060;

/** What a failed post means: nothing may be posted there, the channel is gone, or it may work later. */
export function meaningOf(thrown: unknown): 'refused' | 'gone' | 'later' | 'unclear' {
  const { code, status } = Object(thrown) as { code?: unknown; status?: unknown };
  if (code === UNKNOWN_CHANNEL || status === 404) return 'gone';
  if (code === MISSING_ACCESS || code === MISSING_PERMISSIONS || status === 403) return 'refused';
  return typeof status === 'number' && (status >= 500 || status === 429) ? 'later' : 'unclear';
}

import { GatewayCloseCodes } from 'discord-api-types/v10';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';

/** Discord refuses the token: at the start, or at any time after it was reset. */
export const wrongToken = (cause?: unknown) =>
  new Problem(
    'DISCORD_TOKEN',
    'Discord refuses it',
    'press Reset Token on the Bot page of your application, put the new one into .env and start again',
    { cause },
  );

/** What it means that Discord closed the connection for good; undefined for a close it may be opened again after. */
export function problemOfClose(code: number, config: Pick<Config, 'messageContent'>): Problem | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return wrongToken();
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return config.messageContent
        ? new Problem(
            'MESSAGE_CONTENT',
            'Discord does not let this application read messages',
            'turn on Message Content Intent on the Bot page of your application, or take MESSAGE_CONTENT out of .env; then start again',
          )
        : new Problem(
            'Discord',
            'does not grant the intents this bot asks for (Guilds, messages of servers and direct messages)',
            'look at the Bot page of your application, then start again',
          );
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return new Problem(
        'SHARDS',
        'the bot is in too many servers for this number of connections',
        'set SHARDS=auto in .env and start again',
      );
    case GatewayCloseCodes.InvalidAPIVersion:
      return new Problem('Discord', 'no longer speaks with this version', 'update Attaché');
    default:
      return undefined;
  }
}

/** Connected to nothing for so long, though Discord answers: a fresh start is what helps. */
export const lostForGood = (minutes: number) =>
  new Problem(
    'Discord',
    `the connection was lost ${minutes} minutes ago and could not be made again, although Discord answers`,
    'start again (a supervisor does that by itself)',
  );

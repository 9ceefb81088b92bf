import { type Logger, type LoggerOptions, pino } from 'pino';
import type { Config } from './config.ts';

/** Structured logs, one JSON object a line on standard error: standard output is for people. */
export function openLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino(
    { name: 'attache', level: config.logLevel, ...SECRETIVE },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** The token of an interaction, with which anybody could speak in the bot's name for a quarter of an hour: in an address, or as a field. */
const TOKEN = /(\/(?:webhooks|interactions)\/\d{1,22}\/|"token":")[\w.=%-]+/g;

/**
 * Errors in the log say what was asked for, without what people wrote; and no line, whatever is written in it, holds a
 * token.
 */
export const SECRETIVE: LoggerOptions = {
  serializers: {
    err: (error: unknown) => {
      if (!(error instanceof Error)) return error;
      const { requestBody, rawError, ...rest } = pino.stdSerializers.err(error) as unknown as Record<
        string,
        unknown
      >;
      return rest;
    },
  },
  hooks: { streamWrite: (line) => line.replace(TOKEN, '$1…') },
};

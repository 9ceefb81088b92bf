import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Structured logs, one JSON object a line on standard error: standard output is for people. */
export function openLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino({ name: 'attache', level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
}

import type { Command } from '../src/discord/types.ts';
import ask from './ask.ts';

/** Every command, in the order of `/help`. */
export const all: readonly Command[] = [ask];

import type { Command } from '../src/discord/types.ts';
import ask from './ask.ts';
import findSources from './find-sources.ts';
import help from './help.ts';
import library from './library.ts';
import privacy from './privacy.ts';
import read from './read.ts';
import sources from './sources.ts';
import verify from './verify.ts';

/** Every command, in the order of `/help`. */
export const all: readonly Command[] = [ask, verify, findSources, sources, read, help, privacy, library];

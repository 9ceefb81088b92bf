import type { Command } from '../src/discord/types.ts';
import ask from './ask.ts';
import briefing from './briefing.ts';
import compare from './compare.ts';
import findSources from './find-sources.ts';
import help from './help.ts';
import library from './library.ts';
import lookup from './lookup.ts';
import privacy from './privacy.ts';
import read from './read.ts';
import sources from './sources.ts';
import timeline from './timeline.ts';
import verify from './verify.ts';
import watch from './watch.ts';

/** Every command, in the order of `/help`. */
export const all: readonly Command[] = [
  ask,
  lookup,
  timeline,
  compare,
  briefing,
  watch,
  verify,
  findSources,
  sources,
  read,
  help,
  privacy,
  library,
];

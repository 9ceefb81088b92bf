import type { Command } from '../src/bot/types.ts';
import { ask } from './ask/command.ts';
import briefing from './briefing/command.ts';
import compare from './compare/command.ts';
import findSources from './find-sources/command.ts';
import { help } from './help/command.ts';
import { helpView } from './help/view.ts';
import library from './library/command.ts';
import lookup from './lookup/command.ts';
import privacy from './privacy/command.ts';
import read from './read/command.ts';
import sources from './sources/command.ts';
import timeline from './timeline/command.ts';
import verify from './verify/command.ts';
import watch from './watch/command.ts';

/** Every command, in the order of `/help`. */
export const all: readonly Command[] = [
  ask((request, app) => helpView(request, app, all)),
  lookup,
  timeline,
  compare,
  briefing,
  watch,
  verify,
  findSources,
  sources,
  read,
  help(() => all),
  privacy,
  library,
];

import type { Writer } from '../../src/bot/scheduler.ts';
import { composeBriefing, composeWatch } from './compose.ts';
import { tellRefused } from './refused.ts';

/** Writes what the scheduler posts. */
export const writer: Writer = { composeBriefing, composeWatch, tellRefused };

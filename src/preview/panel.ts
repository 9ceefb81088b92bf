import { z } from 'zod';
import type { Router } from '../discord/router.ts';
import type { App } from '../discord/types.ts';

/** Gaps shown at once. */
const GAPS = 50;

/** What the library holds and how fast it answers. */
export async function statusOf(app: App, router: Router) {
  return { ...(await app.engine.status({})), latency: router.latency() };
}

export function gapsFor(app: App, guildId: string | null) {
  return { gaps: app.state.gaps.list(guildId, GAPS), count: app.state.gaps.count(guildId) };
}

export const rankingRequest = z.strictObject({ question: z.string().min(1).max(4_000) });

export async function rankingOf(app: App, asked: z.output<typeof rankingRequest>) {
  void app;
  void asked;
  return null;
}

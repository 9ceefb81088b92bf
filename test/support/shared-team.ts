import { afterAll, beforeAll, expect } from 'vitest';
import { openTeam, type Team } from './team.ts';

/** A library is built and a bot started: seconds, minutes where others keep the machine busy, ms. */
const OPENING = 240_000;

/**
 * One team for all tests of a `describe`: opened before the first, closed after the last, when Discord's API description must
 * have refused nothing the bot sent, and no token of an interaction may be in the log. Until the first test it is empty.
 */
export function sharedTeam(): Team {
  const team = {} as Team;
  beforeAll(async () => {
    Object.assign(team, await openTeam());
  }, OPENING);
  afterAll(async () => {
    expect(team.discord.faults).toEqual([]);
    const log = team.logged().join('\n');
    for (const token of team.discord.world.exchanges.keys()) expect(log).not.toContain(token);
    await team.close();
  });
  return team;
}

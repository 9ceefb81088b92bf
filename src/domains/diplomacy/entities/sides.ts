import { matches } from '../../../text/matches.ts';
import { owner, targetsOf } from './post.ts';
import { CONVENES, POSTS_OF } from './title-patterns.ts';
import { rankOf } from './titles.ts';

/** What a text says once of several posts: rank and target → country. */
export function sidesOf(text: string): { rank: string; target: string; country: string }[] {
  const sides: { rank: string; target: string; country: string }[] = [];
  if (!/ambassadors|envoys|consuls|representatives/i.test(text)) return sides;
  for (const pattern of [POSTS_OF, CONVENES])
    for (const match of matches(text, pattern)) {
      const country = owner(match.groups!.owner);
      if (!country) continue;
      const rank = rankOf(match.groups!.heads!.replace(/s(?=\b|-)/, '').replace(/^envoy$/i, 'ambassador'));
      for (const entry of targetsOf(match.groups!.targets!)) sides.push({ rank, target: entry.id, country });
    }
  return sides;
}

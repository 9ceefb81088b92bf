/** Questions, presses and choices somebody may make in one go, and how many come back a second. */
export const BURST = 20;
export const PER_SECOND = 0.5;
/** Suggestions while typing: one comes with each key pressed. */
export const TYPING = { burst: 60, perSecond: 5 } as const;
/** People remembered at once; the longest silent is forgotten first, which only favours them. */
const PEOPLE = 50_000;

/**
 * One token bucket a person (https://en.wikipedia.org/wiki/Token_bucket). Kept in memory: a restart forgives.
 *
 * @returns 0 when the request may go ahead, else the seconds to wait.
 */
export function rateLimit(now: () => Date, burst = BURST, perSecond = PER_SECOND): (user: string) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (user) => {
    const at = now().getTime();
    const last = buckets.get(user);
    const tokens = last ? Math.min(burst, last.tokens + ((at - last.at) / 1000) * perSecond) : burst;
    const allowed = tokens >= 1;
    buckets.delete(user);
    buckets.set(user, { tokens: allowed ? tokens - 1 : tokens, at });
    if (buckets.size > PEOPLE) buckets.delete(buckets.keys().next().value as string);
    return allowed ? 0 : Math.ceil((1 - tokens) / perSecond);
  };
}

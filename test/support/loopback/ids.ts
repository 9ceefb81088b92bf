let last = 0n;

/** Discord's ids: the ms since 2015 in the upper 42 bits; never the same twice. */
export function snowflake(): string {
  const now = (BigInt(Date.now()) - 1_420_070_400_000n) << 22n;
  last = now > last ? now : last + 1n;
  return last.toString();
}

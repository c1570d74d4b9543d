const minute = 60_000;
const hour = 60 * minute;

/** Pauses after the first failures. */
const pauses = [minute / 2, 2 * minute, 10 * minute, hour, 6 * hour];
/** And then, for as long as the provider has the file. */
const longPauses = [12 * hour, 24 * hour];

/**
 * When to try a file again (epoch ms); null = not by itself any more. `attempts` failed before this one; `keptUntil`:
 * how long the provider keeps it, as far as it says so. The last try is made just before that.
 */
export function nextMediaTry(attempts: number, keptUntil: number | null, now: number): number | null {
  const pause = pauses[attempts];
  if (pause !== undefined) return now + pause;
  if (keptUntil === null) return null;
  const long = longPauses[Math.min(attempts - pauses.length, longPauses.length - 1)] ?? 24 * hour;
  const lastTry = keptUntil - 10 * minute;
  return now < lastTry ? Math.min(now + long, lastTry) : null;
}

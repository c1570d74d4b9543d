import { toInstantOrNull } from '#shared/api/call.ts';
import type { FindingView } from '#shared/api/calls/health.ts';

type Finding<Part extends FindingView['part']> = Extract<FindingView, { part: Part }>;

/** A calendar is read every ten minutes; one that was not read for so long is not looked after, ms. */
const lateAfter = 60 * 60_000;

/** A calendar that is read again and again, or a file that was read once; times in epoch ms. */
export function findSource(facts: {
  readonly name: string;
  readonly kind: 'calendar' | 'csv';
  readonly title: string;
  readonly host: string | null;
  readonly state: 'works' | 'broken' | 'unknown';
  readonly checkedAt: number | null;
  readonly changedAt: number | null;
  readonly coming: number;
  readonly now: number;
}): Finding<'source'> {
  const { kind, state, checkedAt, now } = facts;
  const judged = ((): Pick<Finding<'source'>, 'state' | 'code'> => {
    if (kind === 'csv') return { state: 'off', code: 'file' };
    if (state === 'broken') return { state, code: 'broken' };
    if (state === 'unknown' || checkedAt === null) return { state: 'unknown', code: 'unread' };
    return now - checkedAt > lateAfter
      ? { state: 'unknown', code: 'late' }
      : { state: 'works', code: 'read' };
  })();
  return {
    part: 'source',
    ...judged,
    name: facts.name,
    title: facts.title,
    host: facts.host,
    checkedAt: toInstantOrNull(checkedAt),
    changedAt: toInstantOrNull(facts.changedAt),
    coming: facts.coming,
  };
}

/** The file with everything in it; `last`: when it was last read whole (epoch ms) and how many complaints there were. */
export function findDatabase(facts: {
  readonly bytes: number;
  readonly isChecking: boolean;
  readonly last: { readonly at: number; readonly complaints: number } | null;
}): Finding<'database'> {
  const { last, bytes, isChecking } = facts;
  return {
    part: 'database',
    ...(last === null
      ? { state: 'unknown', code: 'unchecked' }
      : last.complaints > 0
        ? { state: 'broken', code: 'damaged' }
        : { state: 'works', code: 'sound' }),
    isChecking,
    bytes,
    checkedAt: toInstantOrNull(last?.at ?? null),
  };
}

/** Below this a week of pictures may not fit any more; bytes. */
const littleSpace = 1024 ** 3;

/** The disk with the data folder; null = the system does not tell. */
export function findDisk(space: { readonly free: number; readonly total: number } | null): Finding<'disk'> {
  if (space === null)
    return { part: 'disk', state: 'unknown', code: 'unknown', freeBytes: null, totalBytes: null };
  const isLow = space.free < littleSpace;
  return {
    part: 'disk',
    state: isLow ? 'broken' : 'works',
    code: isLow ? 'low' : 'enough',
    freeBytes: space.free,
    totalBytes: space.total,
  };
}

/** Clocks of phones and servers differ by seconds; by more than this, ours is wrong. Ms. */
const tolerance = 3 * 60_000;

/**
 * The clock and the zone. `lag`: by how much (ms) messages came from what this clock takes for the future; null = no
 * message to compare. A clock that is ahead cannot be told from messages that came late.
 */
export function findClock(facts: {
  readonly lag: number | null;
  readonly timeZone: string;
  readonly computerTimeZone: string;
}): Finding<'clock'> {
  const { lag, timeZone, computerTimeZone } = facts;
  const isBehind = lag !== null && lag > tolerance;
  return {
    part: 'clock',
    state: isBehind ? 'broken' : 'works',
    code: isBehind ? 'behind' : lag === null ? 'plausible' : 'agrees',
    behindMs: isBehind ? lag : 0,
    timeZone,
    computerTimeZone,
  };
}

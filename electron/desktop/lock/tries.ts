import { z } from 'zod';

/** Wrong tries since the last right PIN, and until when (epoch milliseconds) no PIN is looked at. */
export type Tries = { readonly failures: number; readonly retryAt: number | null };

export const noTries: Tries = { failures: 0, retryAt: null };

/** So many may be wrong before the next one has to wait. */
const freeTries = 5;
const second = 1000;
const minute = 60 * second;
/** How long to wait after the fifth wrong try, the sixth, and so on; the last one goes on for ever. */
const waits = [30 * second, minute, 5 * minute, 15 * minute, 60 * minute] as const;
const longestWait = 60 * minute;

/** After one more wrong try at `now`. */
export function afterWrong({ failures }: Tries, now: number): Tries {
  const wait = waitAfter(failures + 1);
  return { failures: failures + 1, retryAt: wait === 0 ? null : now + wait };
}

/** Milliseconds to wait after so many wrong tries. */
function waitAfter(failures: number): number {
  return failures < freeTries ? 0 : (waits[failures - freeTries] ?? longestWait);
}

/** For how many ms no PIN is looked at; 0 when one may be tried now. */
export function waitLeft({ retryAt }: Tries, now: number): number {
  return retryAt === null ? 0 : Math.max(0, retryAt - now);
}

/** How many tries there are before one has to wait (again); at least one. */
export function triesLeft({ failures }: Tries): number {
  return Math.max(1, freeTries - failures);
}

const triesSchema = z.object({ failures: z.number().int().min(0), retryAt: z.number().nullable() });

/**
 * What was kept before the last end of the program; null or something unreadable counts as no tries. A clock that was
 * set back meanwhile makes nobody wait longer than the wait was from the start.
 */
export function readTries(kept: string | null, now: number): Tries {
  const parsed = triesSchema.safeParse(parse(kept ?? ''));
  if (!parsed.success) return noTries;
  const { failures, retryAt } = parsed.data;
  return { failures, retryAt: retryAt === null ? null : Math.min(retryAt, now + waitAfter(failures)) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

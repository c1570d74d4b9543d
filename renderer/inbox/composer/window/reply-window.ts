/** From so many minutes before the end on, the composer says until when a free answer is taken. */
const toldFrom = 6 * 60;
const lastHour = 60;

const minute = 60_000;

/** How a chat may be answered now. Times are epoch milliseconds. */
export type ReplyWindow =
  /** No rule, or time enough. */
  | { readonly kind: 'free' }
  | { readonly kind: 'ending' | 'last-hour'; readonly closesAt: number; readonly minutesLeft: number }
  /** Only an approved template goes now. */
  | { readonly kind: 'closed' };

/** Minutes until the end, begun ones whole; 0 = it is over, null = there is none. */
export function minutesUntil(closesAt: number | null, now: number): number | null {
  return closesAt === null ? null : Math.max(0, Math.ceil((closesAt - now) / minute));
}

/** Milliseconds until that number changes, so that one minute is never shown longer than it lasts. */
export function untilNextMinute(closesAt: number, now: number): number {
  const left = closesAt - now;
  return left <= 0 ? Infinity : left - (Math.ceil(left / minute) - 1) * minute;
}

export function replyWindowOf(closesAt: number | null, minutesLeft: number | null): ReplyWindow {
  if (closesAt === null || minutesLeft === null || minutesLeft > toldFrom) return { kind: 'free' };
  if (minutesLeft === 0) return { kind: 'closed' };
  return { kind: minutesLeft <= lastHour ? 'last-hour' : 'ending', closesAt, minutesLeft };
}

import type { MessageContent } from './message.ts';

/** How far a call has come. */
export type CallOutcome = Extract<MessageContent, { kind: 'call' }>['outcome'];

/**
 * Ringing is the beginning; how it ended stays, and an answered call is news even after "ended". No two share a rung:
 * else the first report would win.
 */
const rung: Record<CallOutcome, number> = { ringing: 0, ended: 1, missed: 2, declined: 3, answered: 4 };

/** The outcome after a report, the same whatever the order of the reports. */
export function climbCall(current: CallOutcome, reported: CallOutcome): CallOutcome {
  return rung[reported] > rung[current] ? reported : current;
}

/** How far an outgoing message has come. */
export const outgoingStatuses = [
  'queued',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'unknown',
] as const;
export type OutgoingStatus = (typeof outgoingStatuses)[number];

/** An incoming message has only one status. */
export type MessageStatus = OutgoingStatus | 'received';

/**
 * A failure reported after `sent` is news (the phone was unreachable after all), one reported after an arrival is not;
 * this order makes the result the same whatever the order of the reports.
 */
const rung: Record<OutgoingStatus, number> = {
  unknown: 0,
  queued: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
  read: 4,
  played: 5,
};

/**
 * The status after a report. One that is not higher changes nothing; nothing becomes `unknown` or `queued` again
 * once the provider has spoken (a new attempt starts a new ladder).
 */
export function climb(current: OutgoingStatus, reported: OutgoingStatus): OutgoingStatus {
  return rung[reported] > rung[current] ? reported : current;
}

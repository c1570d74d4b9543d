import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { climb, outgoingStatuses, type OutgoingStatus } from './message-status.ts';

/** Current status → what each report makes of it, in the order of `outgoingStatuses`. */
const table: Record<OutgoingStatus, readonly OutgoingStatus[]> = {
  //          queued       sent         delivered    read    played    failed       unknown
  queued: ['queued', 'sent', 'delivered', 'read', 'played', 'failed', 'queued'],
  sent: ['sent', 'sent', 'delivered', 'read', 'played', 'failed', 'sent'],
  delivered: ['delivered', 'delivered', 'delivered', 'read', 'played', 'delivered', 'delivered'],
  read: ['read', 'read', 'read', 'read', 'played', 'read', 'read'],
  played: ['played', 'played', 'played', 'played', 'played', 'played', 'played'],
  failed: ['failed', 'failed', 'delivered', 'read', 'played', 'failed', 'failed'],
  unknown: ['unknown', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown'],
};

const pairs = outgoingStatuses.flatMap((current) =>
  outgoingStatuses.map((reported, position) => [current, reported, table[current][position]] as const),
);

const status = fc.constantFrom(...outgoingStatuses);

describe('the status of a message', () => {
  it.each(pairs)('%s + %s = %s', (current, reported, after) => expect(climb(current, reported)).toBe(after));

  it('is the same whatever the order of the reports', () => {
    fc.assert(
      fc.property(
        status,
        fc.array(status, { maxLength: 8 }).chain(withShuffle),
        (start, [reports, shuffled]) => {
          expect(shuffled.reduce(climb, start)).toBe(reports.reduce(climb, start));
        },
      ),
    );
  });

  it('is not changed by a report that comes twice', () => {
    fc.assert(
      fc.property(
        status,
        status,
        (start, report) => climb(climb(start, report), report) === climb(start, report),
      ),
    );
  });

  it('never goes down once something has arrived', () => {
    const order: OutgoingStatus[] = ['delivered', 'read', 'played'];
    fc.assert(
      fc.property(fc.constantFrom(...order), fc.array(status), (start, reports) => {
        expect(order.indexOf(reports.reduce(climb, start))).toBeGreaterThanOrEqual(order.indexOf(start));
      }),
    );
  });
});

function withShuffle(reports: OutgoingStatus[]) {
  return fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length }));
}

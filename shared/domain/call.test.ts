import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { climbCall, type CallOutcome } from './call.ts';

const outcome = fc.constantFrom<CallOutcome[]>('ringing', 'answered', 'missed', 'declined', 'ended');

describe('the outcome of a call', () => {
  it.each([
    ['ringing', 'missed', 'missed'],
    ['missed', 'ringing', 'missed'],
    ['ended', 'answered', 'answered'],
    ['answered', 'missed', 'answered'],
    ['ringing', 'ended', 'ended'],
  ] as const)('%s + %s = %s', (current, reported, after) => expect(climbCall(current, reported)).toBe(after));

  it('is not changed by a report that comes twice', () => {
    fc.assert(
      fc.property(
        outcome,
        outcome,
        (start, report) => climbCall(climbCall(start, report), report) === climbCall(start, report),
      ),
    );
  });

  it('is the same whatever the order of the reports', () => {
    fc.assert(
      fc.property(outcome, outcome, outcome, (start, one, other) => {
        expect(climbCall(climbCall(start, one), other)).toBe(climbCall(climbCall(start, other), one));
      }),
    );
  });
});

import { expect, it } from 'vitest';

import type { SilentVisit } from '#shared/api/calls/rules.ts';
import { asId } from '#shared/domain/ids.ts';

import { silentByReason } from './silent-by-reason.ts';

function silent(reason: SilentVisit['reason'], booking: string, rule = 'r1'): SilentVisit {
  return {
    contactId: asId('p1'),
    contactName: 'Maria',
    ruleId: asId(rule),
    reason,
    wantedAt: '2026-11-21T09:00:00.000Z',
    visit: { bookingId: asId(booking), service: 'Haircut', startsAt: '2026-11-22T09:00:00.000Z' },
  };
}

it('gathers visits by reason: what can be mended first, then the most frequent; each visit counts once', () => {
  const lines = [
    silent('rule-off', 'b1'),
    silent('already-settled', 'b1'),
    silent('already-settled', 'b2'),
    silent('no-phone', 'b3', 'r1'),
    silent('no-phone', 'b3', 'r2'),
  ];
  expect(silentByReason(lines).map(({ reason, visits, lines: all }) => [reason, visits, all.length])).toEqual(
    [
      ['no-phone', 1, 2],
      ['already-settled', 2, 2],
      ['rule-off', 1, 1],
    ],
  );
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { asId, type BookingId, type ChannelId, type ContactId, type RuleId } from '#shared/domain/ids.ts';
import { openPlanningDesk, type PlanningDesk } from '#test/support/planning/planning-desk.ts';
import { planOf as linesOfPlan } from '#test/support/store.ts';

import { customersQuery } from './customers.ts';
import {
  automaticBacklog,
  countAutomatic,
  dueMessagesQuery,
  lateReleasedQuery,
  nextPlannedAtQuery,
} from './planned-due.ts';
import { plannedOf, plannedOfQuery, plannedRowOf, type StoredMessage } from './planned.ts';
import { replaceSilentLines, silentLinesOf, silentLinesQuery, type SilentLine } from './silent-lines.ts';
import { sql, type Sql } from './sql.ts';

let desk: PlanningDesk;
beforeEach(async () => {
  desk = await openPlanningDesk('2026-06-01T10:00', { sending: { state: 'stopped' } });
});
afterEach(() => desk.close());

const planOf = (query: Sql) => linesOfPlan(desk.store.read, query).join('\n');

test('what planning and releasing ask is looked up, never searched for', () => {
  const [visit, anna] = [asId<BookingId>('visit'), asId<ContactId>('anna')];
  for (const [query, index] of [
    [plannedOfQuery([visit], ['key']), 'planned_lines_by_booking'],
    [silentLinesQuery([visit]), 'PRIMARY KEY'],
    [customersQuery([anna]), 'conversations_by_contact'],
    [
      dueMessagesQuery({ channelId: asId<ChannelId>('line'), after: 0, until: 1, limit: 5 }),
      'planned_messages_due',
    ],
    [nextPlannedAtQuery(1), 'planned_messages_due'],
    [lateReleasedQuery(1), 'outbox_due'],
  ] as const) {
    expect(planOf(query)).toContain(index);
    expect(planOf(query)).not.toMatch(
      /SCAN (p|l|o|k|v|m|contacts|planned_messages|planned_lines|silent_lines|messages)\b(?! USING INDEX outbox_due)/,
    );
  }
});

test('a planned message tells planning where it stands', () => {
  const { id } = desk.book('2026-06-10T15:00');
  const [first] = plannedOf(desk.store.read, { bookingIds: [id] });
  const stateOf = (more: Partial<StoredMessage>) => {
    const { state, isByHand } = plannedRowOf({ ...first!, ...more });
    return `${state}${isByHand ? ' by hand' : ''}`;
  };
  const released = { state: 'released' } as const;
  expect([
    stateOf({}),
    stateOf({ isByHand: true }),
    stateOf({ ...released, outboxState: 'held' }),
    stateOf({ ...released, outboxState: 'scheduled', isPersons: true }),
    stateOf({ ...released, outboxState: 'read' }),
    stateOf({ ...released, outboxState: null }),
    stateOf({ state: 'skipped', skipReason: 'too-late' }),
    stateOf({ state: 'skipped', skipReason: 'no-text' }),
    stateOf({ state: 'skipped', skipReason: 'replaced-by-other' }),
    stateOf({ state: 'cancelled' }),
  ]).toEqual([
    'scheduled',
    'scheduled by hand',
    'held',
    'sending',
    'read',
    'accepted',
    'skipped',
    'skipped by hand',
    'skipped by hand',
    'cancelled',
  ]);
});

test('what waits and what is due is counted, released or not', async () => {
  desk.book('2026-06-10T15:00');
  const now = desk.clock.now();
  expect(countAutomatic(desk.store.read, now)).toEqual({ total: 3, due: 1 });
  expect(automaticBacklog(desk.store.read, now)).toEqual(new Map());
  desk.line.script({ kind: 'wait', connection: 'signed-out', failure: { code: 'signed-out', detail: null } });
  desk.setSending({ state: 'running' });
  await desk.settle();
  desk.store.write((db) => db.run(sql`UPDATE outbox SET due_at = ${now}`));
  expect(countAutomatic(desk.store.read, now)).toEqual({ total: 3, due: 1 });
  expect(automaticBacklog(desk.store.read, now)).toEqual(new Map([['line', 1]]));
});

describe('silent lines', () => {
  const line = (more: Partial<SilentLine> = {}): SilentLine => ({
    bookingId: asId<BookingId>('visit'),
    ruleId: asId<RuleId>('rule'),
    causeVersion: 1,
    contactId: asId<ContactId>('anna'),
    reason: 'rule-off',
    wantedAt: 5,
    ...more,
  });

  test('are replaced for the visits that were planned, and only written when they differ', () => {
    const { id } = desk.book('2026-06-10T15:00');
    const ofVisit = (more: Partial<SilentLine> = {}) => line({ bookingId: id, ...more });
    const replace = (...lines: SilentLine[]) =>
      desk.store.write((db) => replaceSilentLines(db, [id], lines, desk.clock.now()));
    expect(replace(ofVisit(), ofVisit({ causeVersion: 2, reason: 'no-phone' }))).toBe(true);
    expect(replace(ofVisit({ causeVersion: 2, reason: 'no-phone' }), ofVisit())).toBe(false);
    expect(replace(ofVisit({ reason: 'cancelled' }))).toBe(true);
    expect(silentLinesOf(desk.store.read, [id])).toEqual([ofVisit({ reason: 'cancelled' })]);
    expect(replace()).toBe(true);
    expect(silentLinesOf(desk.store.read, [id])).toEqual([]);
  });
});

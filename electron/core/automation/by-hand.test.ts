import { afterEach, beforeEach, expect, test } from 'vitest';

import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { berlin } from '#test/support/bookings/sample-bookings.ts';
import { openPlanningDesk, type PlanningDesk } from '#test/support/planning/planning-desk.ts';

import type { OutboxId } from '#shared/domain/ids.ts';
import type { Change } from '../platform/event-bus.ts';
import type { WriteDb } from '../store/database.ts';
import { getPlanned, type StoredMessage } from '../store/planned.ts';
import { sql } from '../store/sql.ts';
import { resolve, sendNow } from '../outbound/decisions.ts';
import { getOutboxBySeq } from '../store/outbox.ts';
import {
  editPlanned,
  restorePlanned,
  sendPlannedNow,
  skipPlanned,
  tryPlannedAgain,
  type ByHandDeps,
} from './by-hand.ts';

let desk: PlanningDesk;
let visit: BookingVersion;
beforeEach(async () => {
  desk = await openPlanningDesk('2026-06-01T10:00', { sending: { state: 'stopped' } });
  visit = desk.book('2026-06-10T15:00');
  await desk.settle();
});
afterEach(() => desk.close());

const instant = (local: string) => wallTimeOf(local, berlin).instant;

/** What a person does to the message of a rule. */
function decide(
  ruleId: string,
  work: (db: WriteDb, deps: ByHandDeps, message: StoredMessage) => Change[],
): void {
  const row = desk.store.read.get<{ id: OutboxId }>(
    sql`SELECT id FROM planned_messages WHERE rule_id = ${ruleId}`,
  );
  const deps: ByHandDeps = {
    ...{ clock: desk.clock, composer: desk.composer, bookings: desk.bookings },
    random: { id: () => crypto.randomUUID(), hex: () => '', fraction: () => 0 },
    replan: desk.planner.replan,
  };
  desk.store.write((db) => work(db, deps, getPlanned(db, row!.id)!));
  desk.sender.wake();
}

const stateOf = (ruleId: string) => desk.planned().find((line) => line.startsWith(`${ruleId} `));

test('what a person skips stays skipped, whatever is planned again', async () => {
  decide('day-before', skipPlanned);
  desk.change(visit.id, { paid: true });
  desk.setSending({ state: 'running' });
  await desk.awakeUntil('2026-06-01T10:02');
  await desk.awakeThrough('2026-06-09T15:00', '2026-06-10T13:00');
  expect(desk.sent().map(({ at }) => at)).toEqual([
    '2026-06-01T10:00',
    '2026-06-01T10:00',
    '2026-06-10T13:00',
  ]);
  expect(stateOf('day-before')).toBe('day-before skipped 2026-06-09T15:00');
});

test('a skip can be taken back while the message is of use, not later', async () => {
  decide('day-before', skipPlanned);
  decide('two-hours-before', skipPlanned);
  decide('day-before', restorePlanned);
  expect(stateOf('day-before')).toBe('day-before waiting 2026-06-09T15:00');
  expect(() => decide('day-before', restorePlanned)).toThrow(/waiting/);
  await desk.sleepUntil('2026-06-10T14:50');
  expect(() => decide('two-hours-before', restorePlanned)).toThrow(/of no use/);
  expect(stateOf('two-hours-before')).toBe('two-hours-before skipped 2026-06-10T13:00');
});

test('a person sends a message now, also before sending is started, and it asks as it would have', async () => {
  decide('day-before', sendPlannedNow);
  await desk.settle();
  expect(desk.sent().map(({ at }) => at)).toEqual(['2026-06-01T10:00']);
  expect(stateOf('day-before')).toBe('day-before accepted 2026-06-09T15:00');
  expect(desk.store.read.all(sql`SELECT booking_id AS id FROM asks`)).toEqual([{ id: visit.id }]);
  expect(() => decide('day-before', sendPlannedNow)).toThrow(/already sent/);
  desk.setSending({ state: 'running' });
  await desk.awakeUntil('2026-06-01T10:02');
  await desk.awakeThrough('2026-06-09T15:00', '2026-06-10T13:00');
  expect(desk.sent().map(({ at }) => at)).toEqual([
    '2026-06-01T10:00',
    '2026-06-01T10:00',
    '2026-06-10T13:00',
  ]);
});

test('words of a person are sent instead of the template’s, and can be given up again', async () => {
  decide('confirmation', (db, deps, message) => editPlanned(db, deps, message, { text: 'Bis dann!' }));
  decide('day-before', (db, deps, message) => editPlanned(db, deps, message, { text: 'Mine' }));
  decide('day-before', (db, deps, message) => editPlanned(db, deps, message, { text: null }));
  desk.setSending({ state: 'running' });
  await desk.awakeUntil('2026-06-01T10:02');
  await desk.awakeThrough('2026-06-09T15:00');
  expect(desk.sent().map(({ text }) => [text === 'Bis dann!', text === 'Mine'])).toEqual([
    [true, false],
    [false, false],
  ]);
  expect(() =>
    decide('two-hours-before', (db, deps, message) => editPlanned(db, deps, message, { text: ' ' })),
  ).toThrow(/needs a text/);
});

test('a person moves a reminder to a later time than the rule would, but never behind the visit', async () => {
  const moveTo = (local: string) =>
    decide('day-before', (db, deps, message) => editPlanned(db, deps, message, { dueAt: instant(local) }));
  expect(() => moveTo('2026-06-10T15:00')).toThrow(/visit has begun/);
  moveTo('2026-06-10T10:00');
  desk.setSending({ state: 'running' });
  await desk.awakeUntil('2026-06-01T10:02');
  await desk.awakeThrough('2026-06-09T15:00', '2026-06-10T10:00', '2026-06-10T13:00');
  expect(desk.sent().map(({ at }) => at)).toEqual([
    '2026-06-01T10:00',
    '2026-06-10T10:00',
    '2026-06-10T13:00',
  ]);
});

test('what stands in the chat already and has not left can be changed, too', async () => {
  desk.setConnection('signed-out');
  desk.setSending({ state: 'running' });
  await desk.settle();
  desk.setConnection('works');
  desk.line.script({ kind: 'wait', connection: 'signed-out', failure: { code: 'signed-out', detail: null } });
  await desk.settle();
  expect(stateOf('confirmation')).toBe('confirmation scheduled 2026-06-01T10:00');
  decide('confirmation', (db, deps, message) => editPlanned(db, deps, message, { text: 'Bis dann!' }));
  expect(stateOf('confirmation')).toBe('confirmation waiting 2026-06-01T10:00');
  desk.setConnection('works');
  await desk.awakeUntil('2026-06-01T10:02');
  expect(desk.sent().map(({ text }) => text === 'Bis dann!')).toEqual([false, true]);
  expect(stateOf('confirmation')).toBe('confirmation accepted 2026-06-01T10:00');
});

test('what a person has sent and waits for its number falls away with the visit', async () => {
  desk.line.script({ kind: 'wait', connection: 'signed-out', failure: { code: 'signed-out', detail: null } });
  decide('day-before', sendPlannedNow);
  await desk.settle();
  desk.change(visit.id, { comment: 'brings the dog' });
  expect(stateOf('day-before')).toBe('day-before scheduled 2026-06-09T15:00');
  desk.change(visit.id, { state: 'cancelled' });
  expect(stateOf('day-before')).toBe('day-before cancelled 2026-06-09T15:00 cancelled');
});

test('what a person has sent and waits for its number does not tell a time that holds no longer', async () => {
  desk.line.script({ kind: 'wait', connection: 'signed-out', failure: { code: 'signed-out', detail: null } });
  decide('day-before', sendPlannedNow);
  await desk.settle();
  desk.change(visit.id, { start: wallTimeOf('2026-06-10T15:04', berlin) });
  expect(stateOf('day-before')).toBe('day-before scheduled 2026-06-09T15:00');
  desk.change(visit.id, { start: wallTimeOf('2026-06-11T15:00', berlin) });
  desk.setConnection('works');
  desk.setSending({ state: 'running' });
  await desk.awakeUntil('2026-06-01T10:10');
  expect(desk.sent().map(({ text }) => /June 1[01]/.exec(text)?.[0])).toEqual(['June 10', 'June 11']);
  expect(desk.planned().filter((line) => line.startsWith('day-before'))).toEqual([
    'day-before cancelled 2026-06-09T15:00',
    'day-before waiting 2026-06-10T15:00',
  ]);
});

test.each([
  ['unknown', (db: WriteDb, deps: ByHandDeps, id: OutboxId) => resolve(db, deps, id, 'not-sent')],
  ['failed', sendNow],
] as const)('an %s message is tried again, but not about a visit that is off by now', async (kind, again) => {
  const failure = { code: 'no-answer', detail: null } as const;
  const tryAgain = () =>
    decide('confirmation', (db, deps, message) =>
      tryPlannedAgain(db, deps, message, () => again(db, deps, getOutboxBySeq(db, message.outboxSeq!)!.id)),
    );
  desk.line.script({ kind, failure }, { kind, failure });
  desk.setSending({ state: 'running' });
  await desk.awakeUntil('2026-06-01T10:10');
  expect(stateOf('confirmation')).toBe(`confirmation ${kind} 2026-06-01T10:00`);
  tryAgain();
  await desk.awakeUntil('2026-06-01T10:20');
  expect(desk.sent()).toHaveLength(2);
  desk.change(visit.id, { state: 'cancelled' });
  await desk.awakeUntil('2026-06-01T10:25');
  expect(stateOf('confirmation')).toBe(`confirmation ${kind} 2026-06-01T10:00`);
  tryAgain();
  await desk.awakeUntil('2026-06-01T10:30');
  expect(stateOf('confirmation')).toBe('confirmation cancelled 2026-06-01T10:00 cancelled');
  expect(desk.sent().map(({ text }) => text.includes('is booked'))).toEqual([true, true, false]);
});

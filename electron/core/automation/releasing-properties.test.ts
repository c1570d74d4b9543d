import fc from 'fast-check';
import { expect, test } from 'vitest';

import { wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import { berlin } from '#test/support/bookings/sample-bookings.ts';
import { openPlanningDesk, type PlanningDesk } from '#test/support/planning/planning-desk.ts';

import { sql } from '../store/sql.ts';

const minute = 60_000;
const begin = wallTimeOf('2026-06-01T10:00', berlin).instant;

/** What can happen in a shop, in minutes and numbers of visits. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('book' as const),
    inMinutes: fc.integer({ min: 20, max: 5_000 }),
    who: fc.nat(2),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    which: fc.nat(5),
    by: fc.integer({ min: -600, max: 2_000 }),
  }),
  fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('sleep' as const), minutes: fc.integer({ min: 30, max: 2_000 }) }),
  fc.record({ kind: fc.constant('setClock' as const), minutes: fc.integer({ min: -90, max: 90 }) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({ kind: fc.constant('pause' as const), on: fc.boolean() }),
  fc.record({ kind: fc.constant('line' as const), works: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(desk: PlanningDesk, step: Step, visits: BookingId[]): Promise<void> {
  const local = (instant: number) => wallTimeAt(instant, berlin).local;
  const later = (minutes: number) => local(desk.clock.now() + minutes * minute);
  const which = 'which' in step ? visits[step.which % Math.max(1, visits.length)] : undefined;
  switch (step.kind) {
    case 'book':
      visits.push(
        desk.book(later(step.inMinutes), { phone: `+491511234567${step.who}`, name: `C${step.who}` }).id,
      );
      break;
    case 'move':
      if (which) desk.change(which, { start: wallTimeOf(later(Math.max(10, 900 + step.by)), berlin) });
      break;
    case 'cancel':
      if (which) desk.change(which, { state: 'cancelled' });
      break;
    case 'wait':
      return desk.awakeUntil(later(step.minutes));
    case 'sleep':
      return desk.sleepUntil(later(step.minutes));
    case 'setClock':
      return desk.setClock(later(step.minutes));
    case 'restart':
      return desk.restart();
    case 'pause':
      desk.setSending(step.on ? { state: 'paused', until: null } : { state: 'running' });
      break;
    case 'line':
      desk.setConnection(step.works ? 'works' : 'signed-out');
      break;
  }
  await desk.settle();
}

/** What left, with the version of the visit that it told and the time of its rule. */
type Left = {
  readonly key: string;
  readonly ruleId: string;
  readonly dueAt: number;
  readonly claimedAt: number;
  readonly state: string;
  readonly start: number;
};

function leftOf(desk: PlanningDesk): Left[] {
  return desk.store.read.all(sql`
    SELECT l.key, l.rule_id AS ruleId, p.due_at AS dueAt, o.claimed_at AS claimedAt,
      json_extract(v.content, '$.state') AS state, json_extract(v.content, '$.start.instant') AS start
    FROM planned_lines l JOIN planned_messages p ON p.seq = l.planned_seq JOIN outbox o ON o.seq = p.outbox_seq
      JOIN booking_versions v ON v.booking_id = l.booking_id AND v.version = l.version
    WHERE o.claimed_at IS NOT NULL`);
}

test('whatever happens, each message leaves once, in time, by day, and about what holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const desk = await openPlanningDesk(wallTimeAt(begin, berlin).local);
      try {
        const visits: BookingId[] = [];
        for (const each of steps) await take(desk, each, visits);
        desk.setSending({ state: 'running' });
        desk.setConnection('works');
        await desk.awakeUntil(wallTimeAt(desk.clock.now() + 5 * minute, berlin).local);
        const left = leftOf(desk);
        for (const { ruleId, claimedAt, state, start } of left) {
          if (ruleId !== 'cancelled') expect([ruleId, state]).toEqual([ruleId, 'booked']);
          expect(claimedAt).toBeLessThan(start);
          const clock = wallTimeAt(claimedAt, berlin).local.slice(11, 16);
          const isReminder = ruleId === 'day-before' || ruleId === 'two-hours-before';
          // What is due at the edge of the night may take its turn for five minutes.
          if (isReminder) expect(clock > '21:05' || clock < '09:00', `${ruleId} at ${clock}`).toBe(false);
        }
        // One text to one customer once: nothing was handed over twice, over all restarts and clocks.
        expect(new Set(left.map(({ key }) => key)).size).toBe(left.length);
        const handedOver = desk.line.sends.map(({ message }) => message.outboxId);
        expect(new Set(handedOver).size).toBe(handedOver.length);
        expect(
          desk.store.read.all(
            sql`SELECT key FROM planned_messages WHERE state = 'skipped' AND skip_reason IS NULL AND is_by_hand = 0`,
          ),
        ).toEqual([]);
        // And what stands now is what planning wants.
        await desk.planner.replanAll();
        const before = desk.tables();
        await desk.planner.replanAll();
        expect(desk.tables() === before).toBe(true);
        // What a dead process tried to write is no error of the living one.
        const errors = desk
          .logLines()
          .split('\n')
          .filter((line) => line.includes('"level":"error"'));
        expect(errors.filter((line) => !line.includes('this process is dead'))).toEqual([]);
      } finally {
        await desk.close();
      }
    }),
    { numRuns: 60, seed: 20260601 },
  );
}, 240_000);

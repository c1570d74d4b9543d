import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import { berlin } from '#test/support/bookings/sample-bookings.ts';
import { openPlanningDesk, type PlanningDesk } from '#test/support/planning/planning-desk.ts';

import { sql } from '../store/sql.ts';

let desk: PlanningDesk;
beforeEach(async () => {
  desk = await openPlanningDesk('2026-06-01T10:00');
});
afterEach(() => desk.close());

const times = () => desk.sent().map(({ at }) => at);

describe('a computer that slept', () => {
  test('over three reminders sends what is still of use, and says what it did, once', async () => {
    desk.book('2026-06-03T12:00');
    desk.book('2026-06-03T18:00', { phone: '+4915187654321', name: 'Ben' });
    desk.book('2026-06-03T10:30', { phone: '+4915187654322', name: 'Zoe' });
    await desk.awakeUntil('2026-06-01T11:00');
    await desk.sleepUntil('2026-06-03T09:40');
    await desk.awakeThrough('2026-06-03T10:00', '2026-06-03T16:00', '2026-06-03T18:00');
    expect(desk.planned()).toEqual([
      ...Array.from({ length: 3 }, () => 'confirmation accepted 2026-06-01T10:00'),
      'day-before skipped 2026-06-02T10:30 too-late',
      'day-before skipped 2026-06-02T12:00 replaced-by-shorter',
      'day-before skipped 2026-06-02T18:00 replaced-by-shorter',
      // Half past eight is at night: it would have left on the evening before.
      'two-hours-before skipped 2026-06-02T21:00 too-late',
      'two-hours-before accepted 2026-06-03T10:00',
      'two-hours-before accepted 2026-06-03T16:00',
    ]);
    expect(desk.notices()).toEqual([{ kind: 'catch-up', facts: { late: 0, replaced: 2, skipped: 2 } }]);
  });

  test('sends a customer at most one of the reminders that were missed', async () => {
    desk.book('2026-06-10T15:00');
    desk.book('2026-06-11T12:00', { service: 'Colour' });
    await desk.awakeUntil('2026-06-01T10:05');
    await desk.sleepUntil('2026-06-10T13:20');
    await desk.awakeUntil('2026-06-10T13:40');
    expect(times().slice(2)).toEqual(['2026-06-10T13:20']);
    expect(desk.planned().slice(2)).toEqual([
      'day-before skipped 2026-06-09T15:00 replaced-by-shorter',
      'day-before skipped 2026-06-10T12:00 replaced-by-other',
      'two-hours-before accepted 2026-06-10T13:00',
      'two-hours-before waiting 2026-06-11T10:00',
    ]);
    expect(desk.notices()).toEqual([{ kind: 'catch-up', facts: { late: 1, replaced: 2, skipped: 0 } }]);
  });

  test('lets many late reminders go one after the other, and reports them together', async () => {
    for (let count = 10; count < 50; count += 1) {
      desk.book('2026-06-10T15:00', { phone: `+49151100000${count}`, name: `C${count}` });
    }
    await desk.awakeUntil('2026-06-01T10:02');
    expect(desk.line.sends.splice(0)).toHaveLength(40);
    await desk.sleepUntil('2026-06-09T16:00');
    await desk.awakeUntil('2026-06-09T16:02');
    const gaps = desk.line.sends.slice(1).map(({ at }, index) => at - desk.line.sends[index]!.at);
    expect([desk.line.sends.length, Math.min(...gaps)]).toEqual([40, 1000]);
    expect(desk.notices()).toEqual([{ kind: 'catch-up', facts: { late: 40, replaced: 0, skipped: 0 } }]);
  });

  test('and wakes in the night sends nothing before the morning', async () => {
    desk.book('2026-06-10T20:30');
    await desk.awakeUntil('2026-06-01T10:05');
    await desk.sleepUntil('2026-06-09T23:00');
    await desk.awakeUntil('2026-06-09T23:05');
    expect(desk.planned().slice(1)).toEqual([
      'day-before skipped 2026-06-09T20:30 replaced-by-shorter',
      'two-hours-before waiting 2026-06-10T18:30',
    ]);
    expect(times()).toHaveLength(1);
  });
});

describe('a program that dies', () => {
  test('between release and send sends once', async () => {
    desk.line.script('hold');
    desk.book('2026-06-10T15:00');
    await desk.settle();
    expect(desk.planned()[0]).toBe('confirmation sending 2026-06-01T10:00');
    await desk.restart();
    await desk.awakeUntil('2026-06-01T10:10');
    // It may have gone out: it is never sent again by itself.
    expect([times().length, desk.planned()[0]]).toEqual([1, 'confirmation unknown 2026-06-01T10:00']);
  });

  test('after the release and before the send goes on with the same message', async () => {
    desk.setConnection('works');
    desk.line.script({ kind: 'retry', failure: { code: 'rate-limited', detail: null }, afterMs: 30_000 });
    desk.book('2026-06-10T15:00');
    await desk.settle();
    expect(desk.planned()[0]).toBe('confirmation scheduled 2026-06-01T10:00');
    await desk.restart();
    await desk.awakeUntil('2026-06-01T10:05');
    expect([times().length, desk.planned()[0]]).toEqual([2, 'confirmation accepted 2026-06-01T10:00']);
    expect(desk.store.read.all(sql`SELECT seq FROM outbox`)).toHaveLength(1);
  });

  test('and starts again days later catches up and says so', async () => {
    desk.book('2026-06-10T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    await desk.restart('2026-06-09T17:00');
    await desk.awakeUntil('2026-06-09T17:05');
    expect(times()).toEqual(['2026-06-01T10:00', '2026-06-09T17:00']);
    expect(desk.notices()).toEqual([{ kind: 'catch-up', facts: { late: 1, replaced: 0, skipped: 0 } }]);
    await desk.restart();
    await desk.awakeUntil('2026-06-09T17:10');
    expect(times()).toHaveLength(2);
  });
});

describe('a clock that is set', () => {
  test('back sends nothing twice and nothing too early', async () => {
    desk.book('2026-06-02T15:00');
    await desk.awakeThrough('2026-06-01T15:00', '2026-06-01T15:01');
    expect(times()).toHaveLength(2);
    await desk.setClock('2026-06-01T12:00');
    await desk.awakeThrough('2026-06-01T15:00', '2026-06-02T13:00', '2026-06-02T13:30');
    expect(times()).toEqual(['2026-06-01T10:00', '2026-06-01T15:00', '2026-06-02T13:00']);
  });

  test('a day ahead by mistake and back again loses no reminder that was not sent', async () => {
    desk.book('2026-06-03T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    await desk.setClock('2026-06-04T10:05');
    await desk.awakeUntil('2026-06-04T10:06');
    expect(times()).toHaveLength(1);
    await desk.setClock('2026-06-01T10:06');
    await desk.awakeThrough('2026-06-02T15:00', '2026-06-03T13:00', '2026-06-03T14:00');
    expect(times()).toEqual(['2026-06-01T10:00', '2026-06-02T15:00', '2026-06-03T13:00']);
  });
});

describe('on the night when clocks change', () => {
  test.each([
    ['forward', '2026-03-29T15:00', '2026-03-28T14:00', '2026-03-29T13:00'],
    ['back', '2026-10-25T15:00', '2026-10-24T16:00', '2026-10-25T13:00'],
  ])('%s, 24 hours are 24 hours', async (_name, start, dayBefore, twoHours) => {
    await desk.close();
    desk = await openPlanningDesk(`${start.slice(0, 7)}-01T10:00`);
    desk.book(start);
    await desk.awakeThrough(dayBefore, twoHours, start);
    expect(times().slice(1)).toEqual([dayBefore, twoHours]);
    expect(wallTimeAt(wallTimeOf(start, berlin).instant, berlin).local).toBe(start);
  });
});

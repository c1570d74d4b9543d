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
const to = (local: string) => ({ start: wallTimeOf(local, berlin) });

describe('while the computer is awake', () => {
  test('a booking is confirmed at once and reminded of a day and two hours before', async () => {
    desk.book('2026-06-10T15:00');
    expect(desk.planned()).toEqual([
      'confirmation waiting 2026-06-01T10:00',
      'day-before waiting 2026-06-09T15:00',
      'two-hours-before waiting 2026-06-10T13:00',
    ]);
    await desk.awakeThrough('2026-06-09T15:00', '2026-06-10T13:00', '2026-06-10T16:00');
    expect(desk.sent().map((message) => `${message.at} ${message.to}`)).toEqual([
      '2026-06-01T10:00 4915112345678@c.us',
      '2026-06-09T15:00 4915112345678@c.us',
      '2026-06-10T13:00 4915112345678@c.us',
    ]);
    expect(desk.sent().filter(({ text }) => !text.includes('Anna'))).toEqual([]);
    expect(desk.planned().map((line) => line.split(' ')[1])).toEqual(['accepted', 'accepted', 'accepted']);
    expect(desk.notices()).toEqual([]);
  });

  test('planning twice writes nothing', async () => {
    desk.book('2026-06-10T15:00');
    desk.book('2026-06-02T11:00', { phone: '+4915187654321', name: 'Ben' });
    await desk.settle();
    await desk.planner.replanAll();
    const before = desk.tables();
    await desk.planner.replanAll();
    expect(desk.tables()).toBe(before);
  });

  test('a reminder that asks makes the visit asked, without planning in circles', async () => {
    const { id } = desk.book('2026-06-10T15:00');
    await desk.awakeThrough('2026-06-09T15:00', '2026-06-10T13:00', '2026-06-10T16:00');
    expect(desk.store.read.get(sql`SELECT confirmation, version FROM bookings WHERE id = ${id}`)).toEqual({
      confirmation: 'asked',
      version: 2,
    });
    expect(desk.store.read.all(sql`SELECT booking_id AS id FROM asks`)).toEqual([{ id }, { id }]);
    expect(times()).toHaveLength(3);
  });

  test('several changes within two minutes become one message', async () => {
    const { id } = desk.book('2026-06-10T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    desk.change(id, to('2026-06-10T16:00'));
    await desk.awakeUntil('2026-06-01T10:06');
    desk.change(id, to('2026-06-10T17:00'));
    await desk.awakeUntil('2026-06-01T10:30');
    expect(times()).toEqual(['2026-06-01T10:00', '2026-06-01T10:07']);
    expect(desk.sent()[1]?.text).toMatch(/3:00|15:00/);
    expect(desk.planned().slice(2)).toEqual([
      'changed accepted 2026-06-01T10:07',
      'day-before cancelled 2026-06-09T15:00',
      'day-before cancelled 2026-06-09T16:00',
      'day-before waiting 2026-06-09T17:00',
      'two-hours-before cancelled 2026-06-10T13:00',
      'two-hours-before cancelled 2026-06-10T14:00',
      'two-hours-before waiting 2026-06-10T15:00',
    ]);
  });

  test('a cancelled visit is told once, and nothing more about it', async () => {
    const { id } = desk.book('2026-06-10T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    desk.change(id, { state: 'cancelled' });
    await desk.awakeThrough('2026-06-09T15:00', '2026-06-10T13:00');
    expect(times()).toEqual(['2026-06-01T10:00', '2026-06-01T10:05']);
    expect(desk.planned()).toEqual([
      'confirmation accepted 2026-06-01T10:00',
      'cancelled accepted 2026-06-01T10:05',
      'day-before skipped 2026-06-09T15:00 cancelled',
      'two-hours-before skipped 2026-06-10T13:00 cancelled',
    ]);
  });

  test('a payment is thanked for', async () => {
    const { id } = desk.book('2026-06-10T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    desk.change(id, { paid: true });
    await desk.awakeUntil('2026-06-01T10:10');
    expect(times()).toEqual(['2026-06-01T10:00', '2026-06-01T10:05']);
  });

  test('two visits of a customer on one day are one reminder', async () => {
    desk.book('2026-06-10T15:00');
    desk.book('2026-06-10T16:00', { service: 'Colour' });
    await desk.awakeThrough('2026-06-09T15:00', '2026-06-09T17:00');
    const reminders = desk.sent().filter(({ at }) => at.startsWith('2026-06-09'));
    expect(reminders.map(({ at, text }) => [at, /Haircut/.test(text), /Colour/.test(text)])).toEqual([
      ['2026-06-09T15:00', true, true],
    ]);
  });

  test('a customer who is not on WhatsApp gets no second try', async () => {
    desk.line.script({ kind: 'failed', failure: { code: 'not-on-whatsapp', detail: null } });
    desk.book('2026-06-10T15:00');
    await desk.awakeThrough('2026-06-09T15:00', '2026-06-10T13:00');
    expect(times()).toEqual(['2026-06-01T10:00']);
    expect(desk.planned()).toEqual([
      'confirmation failed 2026-06-01T10:00',
      'day-before skipped 2026-06-09T15:00 no-whatsapp',
      'two-hours-before skipped 2026-06-10T13:00 no-whatsapp',
    ]);
  });

  test('a text that cannot be written is not sent, and says so', async () => {
    desk.store.write((db) => db.run(sql`DELETE FROM templates WHERE id = 'shipped-created'`));
    desk.book('2026-06-10T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    expect([times(), desk.planned()[0]]).toEqual([[], 'confirmation skipped 2026-06-01T10:00 no-text']);
    await desk.planner.replanAll();
    expect(desk.planned()[0]).toBe('confirmation skipped 2026-06-01T10:00 no-text');
  });
});

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

describe('while sending', () => {
  test('has not been started, nothing leaves; then what is still of use, and nobody is told of the rest', async () => {
    desk.setSending({ state: 'stopped' });
    desk.book('2026-06-10T15:00');
    desk.book('2026-06-02T11:00', { phone: '+4915187654321', name: 'Ben' });
    await desk.awakeUntil('2026-06-01T11:00');
    await desk.sleepUntil('2026-06-02T11:30');
    await desk.awakeUntil('2026-06-02T11:31');
    expect(times()).toEqual([]);
    desk.setSending({ state: 'running' });
    await desk.awakeUntil('2026-06-02T11:40');
    // The confirmation of Anna's visit is news still; Ben's visit is over.
    expect(desk.sent().map((message) => message.to)).toEqual(['4915112345678@c.us']);
    expect(desk.notices()).toEqual([{ kind: 'catch-up', facts: { late: 1, replaced: 0, skipped: 0 } }]);
  });

  test('is paused, what falls due waits, and is planned again before it leaves', async () => {
    desk.book('2026-06-10T15:00');
    desk.book('2026-06-09T16:00', { phone: '+4915187654321', name: 'Ben' });
    await desk.awakeUntil('2026-06-01T10:05');
    desk.setSending({ state: 'paused', until: wallTimeOf('2026-06-09T15:35', berlin).instant });
    await desk.awakeThrough('2026-06-09T14:00', '2026-06-09T15:00', '2026-06-09T15:33');
    expect(times()).toHaveLength(2);
    await desk.awakeUntil('2026-06-09T15:37');
    // Anna's 24 hours may be late; Ben is on his way, in less than half an hour.
    expect(desk.sent().slice(2)).toMatchObject([{ at: '2026-06-09T15:35', to: '4915112345678@c.us' }]);
    expect(desk.notices()).toEqual([{ kind: 'catch-up', facts: { late: 1, replaced: 1, skipped: 1 } }]);
  });
});

describe('a number that is offline', () => {
  test('sends nothing about a visit that is cancelled meanwhile, not even what was released', async () => {
    const { id } = desk.book('2026-06-10T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    desk.line.script({
      kind: 'wait',
      connection: 'signed-out',
      failure: { code: 'signed-out', detail: null },
    });
    await desk.awakeThrough('2026-06-09T15:00', '2026-06-09T15:10');
    expect(desk.planned()[1]).toBe('day-before scheduled 2026-06-09T15:00');
    desk.change(id, { state: 'cancelled' });
    expect(desk.planned()[1]).toBe('day-before cancelled 2026-06-09T15:00 cancelled');
    desk.setConnection('works');
    await desk.awakeUntil('2026-06-09T15:20');
    expect(desk.sent().map(({ at }) => at)).toEqual([
      '2026-06-01T10:00',
      '2026-06-09T15:00',
      '2026-06-09T15:11',
    ]);
    expect(desk.sent().at(-1)?.text).toMatch(/cancel/i);
    expect(
      desk.store.read.all(sql`SELECT status, is_deleted AS isDeleted FROM messages WHERE is_deleted = 1`),
    ).toEqual([{ status: 'failed', isDeleted: 1 }]);
  });

  test('releases nothing, and what grew too late is not sent when it is back', async () => {
    desk.book('2026-06-10T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    desk.setConnection('signed-out');
    await desk.awakeThrough('2026-06-09T15:00', '2026-06-10T13:00', '2026-06-10T14:40');
    expect(desk.planned().slice(1)).toEqual([
      'day-before skipped 2026-06-09T15:00 replaced-by-shorter',
      'two-hours-before skipped 2026-06-10T13:00 too-late',
    ]);
    desk.setConnection('works');
    await desk.awakeUntil('2026-06-10T15:00');
    expect(times()).toHaveLength(1);
    // The computer slept twice on the way.
    expect(desk.notices().map(({ facts }) => facts)).toEqual([
      { late: 0, replaced: 1, skipped: 0 },
      { late: 0, replaced: 0, skipped: 1 },
    ]);
  });

  test('plans what it had released again when the visit changes, and sends it once, in the new words', async () => {
    const { id } = desk.book('2026-06-10T15:00');
    await desk.awakeUntil('2026-06-01T10:05');
    desk.line.script({
      kind: 'wait',
      connection: 'signed-out',
      failure: { code: 'signed-out', detail: null },
    });
    await desk.awakeThrough('2026-06-09T15:00', '2026-06-09T15:05');
    desk.change(id, { service: 'Beard' });
    desk.setConnection('works');
    await desk.awakeUntil('2026-06-09T15:20');
    const reminders = desk.sent().filter(({ at }) => at > '2026-06-09T15:00');
    expect(reminders.filter(({ text }) => text.includes('Haircut'))).toEqual([]);
    expect(desk.planned().filter((line) => line.startsWith('day-before'))).toEqual([
      'day-before accepted 2026-06-09T15:00',
    ]);
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

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';
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
    expect(reminders.map(({ at, text }) => [at, text.includes('Haircut'), text.includes('Colour')])).toEqual([
      ['2026-06-09T15:00', true, true],
    ]);
  });

  test('a customer who is not on WhatsApp gets no second try', async () => {
    desk.line.script({ kind: 'failed', failure: { code: 'not-on-whatsapp', detail: null } });
    desk.book('2026-06-10T15:00');
    await desk.settle();
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

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openTorrowDesk, orderWith, saying, type TorrowDesk } from '#test/support/torrow/torrow-desk.ts';

import { sql } from '../../store/sql.ts';

const minute = 60_000;
const hour = 60 * minute;
/** The visit of the sample order: Wednesday, 25 November, 15:00 in Moscow. */
const visit = Date.UTC(2026, 10, 25, 12);

let desk: TorrowDesk;
beforeEach(() => {
  desk = openTorrowDesk();
});
afterEach(() => desk.close());

describe('a reminder', () => {
  const remindAt = (at: number) => {
    desk.clock.advance(at - desk.clock.now());
    return desk.post(saying.reminder);
  };

  test('from one address may come a day before and two hours before, each with its repeats', () => {
    const day = visit - 24 * hour;
    remindAt(day);
    remindAt(day + minute);
    remindAt(visit - 2 * hour);
    const second = desk.posted(saying.reminder);
    desk.work(second);
    desk.clock.advance(minute);
    desk.work(second);
    remindAt(visit - hour);
    expect(desk.outbox().map(({ dueAt }) => dueAt - visit)).toEqual([-24 * hour, -2 * hour, -hour]);
  });

  test('is not sent again after the visit, nor is anything else ever', () => {
    remindAt(visit - 2 * hour);
    remindAt(visit + hour);
    expect(desk.outbox()).toHaveLength(1);
    desk.post(saying.created);
    desk.clock.advance(3 * hour);
    desk.post(saying.created);
    expect(desk.outbox()).toHaveLength(2);
  });

  test.each([
    ['by day at once', visit - 3 * hour, 0],
    // 22:00 in Moscow, the night ends at 09:00.
    ['at night in the morning', Date.UTC(2026, 10, 24, 19), 11 * hour],
  ])('goes %s, and is of no use after the visit', (_when, at, wait) => {
    remindAt(at);
    expect(desk.outbox()).toEqual([{ sendTo: '79990000011@c.us', dueAt: at + wait, usefulUntil: visit }]);
  });

  test('goes at night when the visit is over before the night', () => {
    // 06:00 in Moscow; the visit is at 08:00.
    desk.clock.advance(Date.UTC(2026, 10, 25, 3) - desk.clock.now());
    desk.post(saying.reminder, orderWith({ StartDate: '2026-11-25T05:00:00Z', EndDate: null }));
    expect(desk.outbox()).toMatchObject([
      { dueAt: desk.clock.now(), usefulUntil: Date.UTC(2026, 10, 25, 5) },
    ]);
  });

  test('about the past, like every other message, is not dropped', () => {
    desk.clock.advance(visit + 5 * 24 * hour - desk.clock.now());
    desk.post(saying.reminder);
    expect(desk.outbox()).toMatchObject([{ dueAt: desk.clock.now(), usefulUntil: null }]);
  });

  test('is the only message that waits for the day', () => {
    desk.clock.advance(Date.UTC(2026, 10, 24, 19) - desk.clock.now());
    desk.post(saying.created);
    desk.post(saying.cancelled);
    expect(desk.outbox().map(({ dueAt }) => dueAt - desk.clock.now())).toEqual([0, 0]);
  });

  test('goes to nobody who has asked for none, but other messages do', () => {
    desk.post(saying.created);
    desk.store.write((db) => db.run(sql`UPDATE contacts SET opt_out_reminders = 'yes'`));
    expect(desk.post(saying.reminder)).toMatchObject({
      state: 'ignored',
      reason: 'The customer wants no reminders.',
    });
    desk.post(saying.changed);
    desk.post(`${saying.reminder}&phone=%2B79990000099`);
    expect(desk.outbox().map(({ sendTo }) => sendTo)).toEqual([
      '79990000011@c.us',
      '79990000011@c.us',
      '79990000099@c.us',
    ]);
  });
});

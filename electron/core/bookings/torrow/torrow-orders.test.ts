import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { planOf } from '#test/support/store.ts';
import { participant, salonOrder } from '#test/support/torrow/salon-order.ts';
import { openTorrowDesk, orderWith, saying, type TorrowDesk } from '#test/support/torrow/torrow-desk.ts';

import { UnreadableEntryError } from '../../journal/worker.ts';
import { sql } from '../../store/sql.ts';
import { queuedUnderKeySql, watchedMessages } from '../../store/torrow.ts';

const minute = 60_000;
const hour = 60 * minute;
/** The visit of the sample order: Wednesday, 25 November, 15:00 in Moscow. */
const visit = Date.UTC(2026, 10, 25, 12);

let desk: TorrowDesk;
beforeEach(() => {
  desk = openTorrowDesk();
});
afterEach(() => desk.close());

const annasVisit = {
  source: 'torrow',
  externalId: 'order-17',
  channelId: 'line',
  version: 1,
  service: 'Салон «Сад»',
  startsAt: visit,
  state: 'booked',
  paid: 0,
  name: 'Анна',
};

describe('a call', () => {
  test('makes a visit and one message to its customer, on the number of the address', () => {
    expect(desk.post(saying.created)).toEqual({ state: 'done', reason: null, eventType: 'torrow created' });
    expect(desk.visits()).toEqual([annasVisit]);
    expect(desk.outbox()).toEqual([
      { sendTo: '79990000011@c.us', dueAt: desk.clock.now(), usefulUntil: null },
    ]);
    expect(desk.texts()[0]).toMatch(
      /^Ваша бронь подтверждена\.\n\n\*Запись №17\*\n🗓 Среда, 25 ноября, 15:00/,
    );
  });

  test('that comes twice, or is replayed years later, sends nothing again', () => {
    const first = desk.posted(saying.created);
    desk.work(first);
    expect(desk.post(saying.created)).toMatchObject({
      state: 'ignored',
      reason: 'The same call has come before: its message is not sent again.',
    });
    desk.clock.advance(400 * 24 * hour);
    expect(desk.work(first)).toMatchObject({ state: 'ignored' });
    expect(desk.post(saying.created)).toMatchObject({ state: 'ignored' });
    expect(desk.texts()).toHaveLength(1);
    expect(desk.visits()).toEqual([annasVisit]);
  });

  test('without an order id is never taken for a repeat, but its replay is', () => {
    const nameless = orderWith({ Id: null });
    const first = desk.posted(saying.created, nameless);
    desk.work(first);
    desk.work(first);
    expect(desk.texts()).toHaveLength(1);
    desk.post(saying.created, nameless);
    expect(desk.texts()).toHaveLength(2);
    expect(desk.visits()).toEqual([]);
  });

  test('writes to each customer once, and to none who has left while others stay', () => {
    const people = [
      participant([[7, '+79990000011']]),
      participant([[7, '8 999 000 00 11']]),
      participant([
        [1, 'Борис'],
        [7, '+79990000022'],
      ]),
      participant([[7, '+79990000033']], { CaseParticipantState: 3 }),
    ];
    desk.post(saying.created, { ...salonOrder(), CaseParticipants: people });
    expect(desk.outbox().map(({ sendTo }) => sendTo)).toEqual(['79990000011@c.us', '79990000022@c.us']);
  });

  test('with phone= writes there alone, whatever the order lacks', () => {
    const bare = { CaseItem: { Id: 'order-9' } };
    expect(desk.post(`${saying.created}&phone=%2B79990000099`, bare)).toMatchObject({
      state: 'done',
      reason: null,
    });
    desk.post(`${saying.created}&phone=%2B79990000099`);
    expect(desk.outbox().map(({ sendTo }) => sendTo)).toEqual(['79990000099@c.us', '79990000099@c.us']);
    expect(desk.texts()[0]).toBe('Ваша бронь подтверждена.\n\n*Запись*');
    expect(desk.troubles()).toEqual([]);
    expect(desk.visits()).toEqual([annasVisit]);
  });

  test('of a removed number is ignored, and its visit kept', () => {
    expect(desk.work(desk.posted(saying.created), null)).toMatchObject({ state: 'ignored' });
    expect(desk.visits()).toEqual([{ ...annasVisit, channelId: null }]);
    expect(desk.texts()).toEqual([]);
  });

  test.each([
    ['is no JSON', Buffer.from('<html>'), 'The body is no JSON object.'],
    ['is no text', Uint8Array.of(0xff, 0xfe, 0), 'The body is no JSON object.'],
    ['holds no order', { EventType: 1 }, 'The body holds no order (CaseItem).'],
  ])('whose body %s cannot be read', (_what, body, reason) => {
    expect(() => desk.post(saying.created, body)).toThrow(new UnreadableEntryError(reason, 'torrow created'));
  });
});

describe('a visit', () => {
  test('follows the calls: changed, paid, cancelled', () => {
    desk.post(saying.created);
    desk.post(saying.changed, orderWith({ StartDate: '2026-11-26T12:00:00Z', EndDate: null }, 4));
    expect(desk.visits()).toMatchObject([{ version: 2, startsAt: visit + 24 * hour, state: 'booked' }]);
    desk.post(saying.paid, orderWith({ StartDate: '2026-11-26T12:00:00Z', EndDate: null }, 5));
    expect(desk.visits()).toMatchObject([{ version: 3, paid: 1, state: 'booked' }]);
    desk.post(saying.cancelled, orderWith({ StartDate: '2026-11-26T12:00:00Z', EndDate: null }, 6));
    expect(desk.visits()).toMatchObject([{ version: 4, paid: 1, state: 'cancelled' }]);
    expect(desk.texts()).toHaveLength(4);
  });

  test('is cancelled when everybody has left, whatever the words', () => {
    const left = participant([[7, '+79990000011']], { CaseParticipantState: 3 });
    desk.post('message=Здравствуйте', { ...salonOrder(), CaseParticipants: left });
    expect(desk.visits()).toMatchObject([{ state: 'cancelled' }]);
    expect(desk.texts()).toHaveLength(1);
  });

  test('is not put back by an older call that comes late, or is replayed', () => {
    const first = desk.posted(saying.created);
    desk.work(first);
    desk.clock.advance(minute);
    desk.post(saying.cancelled, orderWith({}, 5));
    desk.clock.advance(minute);
    desk.post(saying.changed, orderWith({ StartDate: '2026-11-27T12:00:00Z' }, 4));
    desk.work(first);
    expect(desk.visits()).toMatchObject([{ version: 2, state: 'cancelled', startsAt: visit }]);
  });

  test('keeps its state through a reminder', () => {
    desk.post(saying.cancelled);
    desk.post(saying.reminder, orderWith({}, 4));
    expect(desk.visits()).toMatchObject([{ state: 'cancelled' }]);
  });

  test('is told in the zone of the address', () => {
    desk.post(`${saying.created}&timezone=Asia/Yekaterinburg`);
    const [row] = desk.store.read.all<{ content: string }>(sql`SELECT content FROM booking_versions`);
    expect(JSON.parse(row!.content)).toMatchObject({
      start: { local: '2026-11-25T17:00', timeZone: 'Asia/Yekaterinburg', instant: visit },
      resource: 'Стрижка',
      place: 'Садовая, 12',
      number: '№17',
      price: 2000,
      currency: 'RUB',
      endsAt: visit + 90 * minute,
    });
  });
});

describe('what cannot be sent', () => {
  const told = { orderNumber: '№17', errorEmail: 'shop@example.com', language: 'ru' };
  const address = `${saying.created}&errorEmail=shop@example.com`;

  test.each([
    ['names no phone', participant([[1, 'Анна']]), 'no-phone'],
    ['names something else as a phone', participant([[7, '234234']]), 'phone-unreadable'],
    ['names nobody', [], 'no-phone'],
  ])('because the order %s, is reported once', (_what, CaseParticipants, reason) => {
    const body = { ...salonOrder(), CaseParticipants };
    expect(desk.post(address, body)).toMatchObject({
      state: 'done',
      reason: 'The order names no phone to write to.',
    });
    desk.post(address, body);
    expect(desk.troubles()).toEqual([{ ...told, reason }]);
    expect(desk.visits()).toHaveLength(1);
  });

  test('to one of two does not keep the other from getting it', () => {
    const people = [participant([[7, '+79990000011']]), participant([[1, 'Борис']])];
    desk.post(address, { ...salonOrder(), CaseParticipants: people });
    expect(desk.outbox()).toHaveLength(1);
    expect(desk.troubles()).toEqual([{ ...told, reason: 'no-phone' }]);
  });

  test('later is found by the watch over each message', () => {
    desk.post(address);
    expect(watchedMessages(desk.store.read)).toMatchObject([{ ...told, state: 'held', errorCode: null }]);
  });
});

test('neither the key of an outbox row nor its reason tells phone or text', () => {
  desk.post(saying.created);
  const [row] = desk.store.read.all<{ key: string; reason: string }>(
    sql`SELECT idempotency_key AS key, reason FROM outbox`,
  );
  expect(row?.key).toMatch(/^torrow:[0-9a-f]{64}$/);
  expect(row?.reason).toBe('Torrow asked for a message about order №17 (created).');
});

test('repeats are found by the index of keys', () => {
  expect(planOf(desk.store.read, queuedUnderKeySql('torrow:x'))[0]).toMatch(
    /SEARCH outbox USING INDEX sqlite_autoindex_outbox_\d \(idempotency_key>\? AND idempotency_key<\?\)/,
  );
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { writeSending } from '#core/settings/sending.ts';
import { recordWaiting } from '#core/store/conversations.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import { hour, minute, openRepliesDesk, type RepliesDesk } from '#test/support/replies-desk.ts';

let desk: RepliesDesk;

beforeEach(async () => {
  desk = openRepliesDesk();
  await desk.says('Good morning! Is Thursday free?');
  desk.clock.advance(minute);
  desk.store.write((db) => {
    for (const { id } of desk.conversations()) recordWaiting(db, id, { kind: 'handled' });
  });
});
afterEach(() => desk.close());

describe('an answer where several visits may be meant', () => {
  let visits: [BookingId, BookingId];

  beforeEach(() => {
    visits = [desk.book('Haircut', 24 * hour), desk.book('Manicure', 26 * hour)];
  });

  test('is bound to the one whose question is quoted', async () => {
    desk.ask([visits[0]], 'Q1');
    desk.ask([visits[1]], 'Q2');
    await desk.says('yes', { quote: 'Q2' });
    expect(visits.map((id) => desk.look(id))).toEqual(['booked/asked', 'booked/confirmed']);
    expect(desk.said()).toEqual([]);
  });

  test('is asked back with a numbered list, and the number chooses', async () => {
    desk.ask(visits);
    await desk.says('cancel');
    expect(desk.said()).toEqual([
      [
        'You have several visits. Which one shall we cancel? Answer with its number:',
        '1. Haircut, March 3 at 10:01 AM',
        '2. Manicure, March 3 at 12:01 PM',
      ].join('\n'),
    ]);
    expect(desk.needsReply()).toBe(false);
    desk.sendAll();
    desk.clock.advance(minute);
    await desk.says('2');
    expect(visits.map((id) => desk.look(id))).toEqual(['booked/asked', 'cancelled/declined']);
    expect(desk.needsReply()).toBe(true);
  });

  test('is chosen as well by whoever quotes the list', async () => {
    desk.ask(visits);
    await desk.says('yes');
    desk.sendAll();
    desk.clock.advance(minute);
    const [list] = desk.thread().filter(({ text }) => text.startsWith('You have'));
    await desk.says('1', { quote: list?.providerMessageId ?? '' });
    expect(visits.map((id) => desk.look(id))).toEqual(['booked/confirmed', 'booked/asked']);
  });

  test('a number before the list has left is no choice, and the list is not asked twice', async () => {
    desk.ask(visits);
    await desk.says('yes');
    await desk.says('1');
    expect(visits.map((id) => desk.look(id))).toEqual(['booked/asked', 'booked/asked']);
    expect(desk.said()).toHaveLength(1);
  });

  test('what is no number of the list is shown to a person', async () => {
    desk.ask(visits);
    await desk.says('yes');
    desk.sendAll();
    desk.clock.advance(minute);
    await desk.says('the second one');
    expect(desk.cards()).toMatchObject([{ reason: 'no-such-choice', bookingIds: visits }]);
  });

  test('is written in the customer’s language, and twins are told apart by who does them', async () => {
    const first = desk.book('Стрижка', 40 * hour);
    desk.clock.advance(minute);
    const twins = [first, desk.book('Стрижка', 40 * hour - minute)] as const;
    desk.store.write((db) => {
      desk.bookings.change(db, twins[0], { staff: 'Ольга' }, 'person');
      desk.bookings.change(db, twins[1], { staff: 'Мария' }, 'person');
    });
    desk.ask(twins);
    await desk.says('Да');
    expect(desk.said()).toEqual([
      [
        'У вас несколько записей. Какую вы подтверждаете? Ответьте её номером:',
        '1. Стрижка, 4 марта в 02:01, Ольга',
        '2. Стрижка, 4 марта в 02:01, Мария',
      ].join('\n'),
    ]);
  });

  test('waits for a person while sending has not been started', async () => {
    desk.store.write((db) => writeSending(db, { state: 'stopped' }));
    desk.ask(visits);
    await desk.says('yes');
    expect(desk.said()).toHaveLength(1);
    expect(desk.needsReply()).toBe(true);
  });

  test('is a card when it is read days later', async () => {
    desk.ask(visits);
    const at = desk.clock.now() + minute;
    desk.clock.advance(30 * hour);
    await desk.says('yes', { source: 'history', at });
    expect(desk.said()).toEqual([]);
    expect(desk.cards()).toMatchObject([{ reason: 'several-visits', bookingIds: visits }]);
  });
});

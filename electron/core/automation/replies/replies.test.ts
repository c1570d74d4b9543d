import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { writeSending } from '#core/settings/sending.ts';
import { recordWaiting } from '#core/store/conversations.ts';
import { sql } from '#core/store/sql.ts';
import { wallTimeAt } from '#shared/domain/booking/wall-time.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import { replyButtonPayload } from '#shared/domain/replies/read-reply.ts';
import { groupChat, lidChat, message, phoneChat } from '#test/support/events.ts';
import { hour, minute, openRepliesDesk, type RepliesDesk } from '#test/support/replies-desk.ts';

const anna = phoneChat('79991234567', ['Anna']);
let desk: RepliesDesk;

beforeEach(async () => {
  desk = openRepliesDesk();
  await desk.says('Good morning! Is Thursday free?');
  desk.clock.advance(minute);
});
afterEach(() => desk.close());

/** Anna's chat no longer waits for anything. */
function answered(): void {
  desk.store.write((db) => {
    for (const { id } of desk.conversations()) recordWaiting(db, id, { kind: 'handled' });
  });
}

describe('an answer to the question about one visit', () => {
  const meanings = [
    ['yes', 'booked/confirmed'],
    ['Yes!!! 👍', 'booked/confirmed'],
    ['1', 'booked/confirmed'],
    ['1️⃣', 'booked/confirmed'],
    ['да', 'booked/confirmed'],
    ['Буду', 'booked/confirmed'],
    ['no', 'cancelled/declined'],
    ['2', 'cancelled/declined'],
    ['Не приду 😔', 'cancelled/declined'],
    ['another time', 'booked/move-asked'],
    ['перенести', 'booked/move-asked'],
    ['👍', 'booked/unclear'],
    ['Thanks', 'booked/unclear'],
    ['спасибо', 'booked/unclear'],
    ['yes, but can I come at five?', 'booked/unclear'],
  ] as const;

  test.each(meanings)('%s → %s', async (text, expected) => {
    answered();
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.clock.advance(hour);
    await desk.says(text);
    expect(desk.look(visit)).toBe(expected);
    expect(desk.said()).toEqual([]);
    expect(desk.needsReply()).toBe(expected !== 'booked/confirmed');
    expect(desk.cards().map(({ reason, bookingIds }) => [reason, bookingIds])).toEqual(
      expected === 'booked/unclear' ? [['not-understood', [visit]]] : [],
    );
  });

  test('a yes leaves a chat waiting that waited for something else', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.clock.advance(minute);
    await desk.says('yes');
    expect(desk.look(visit)).toBe('booked/confirmed');
    expect(desk.needsReply()).toBe(true);
  });

  test('is read once, however often it is delivered', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    await desk.says('no');
    const { version } = desk.visit(visit);
    await desk.receive([desk.last(), desk.last()]);
    await desk.receive([desk.last()], 'history');
    expect(desk.visit(visit)).toMatchObject({ version, state: 'cancelled' });
  });

  test('counts after a night in which the computer slept', async () => {
    answered();
    const visit = desk.book('Haircut', 6 * hour);
    desk.ask([visit]);
    desk.clock.advance(minute);
    const at = desk.clock.now();
    desk.clock.advance(9 * hour);
    await desk.says('yes', { source: 'history', at });
    expect(desk.look(visit)).toBe('booked/confirmed');
    expect(desk.needsReply()).toBe(false);
  });

  test('counts within 48 hours and not after 49', async () => {
    const visit = desk.book('Haircut', 72 * hour);
    desk.ask([visit], 'Q1');
    desk.clock.advance(49 * hour);
    await desk.says('yes');
    expect(desk.look(visit)).toBe('booked/asked');
    await desk.says('yes', { quote: 'Q1' });
    expect(desk.look(visit)).toBe('booked/asked');
    expect(desk.cards().map(({ reason }) => reason)).toEqual(['asked-too-long-ago']);
  });

  test('to a question that has not left is no answer', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.store.write((db) => db.run(sql`UPDATE outbox SET state = 'held'`));
    await desk.says('yes');
    expect(desk.look(visit)).toBe('booked/asked');
  });

  test('may come before the provider has told us that the question has left', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit], null);
    const quoted = { providerMessageId: 'NOT-YET-KNOWN', text: 'Do you come? 1 ' };
    await desk.says('yes', { quoted });
    expect(desk.look(visit)).toBe('booked/confirmed');
  });

  test('about a cancelled visit changes nothing and is shown', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.store.write((db) => desk.bookings.change(db, visit, { state: 'cancelled' }, 'person'));
    desk.clock.advance(minute);
    await desk.says('yes');
    expect(desk.look(visit)).toBe('cancelled/asked');
    expect(desk.cards()).toMatchObject([{ reason: 'visit-was-cancelled', text: 'yes', bookingIds: [] }]);
  });

  test('that confirms the time of before is shown, one that cancels counts', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.clock.advance(minute);
    const start = wallTimeAt(desk.clock.now() + 30 * hour, 'Europe/Berlin');
    desk.store.write((db) => desk.bookings.change(db, visit, { start }, 'person'));
    desk.clock.advance(minute);
    await desk.says('yes');
    expect(desk.look(visit)).toBe('booked/none');
    expect(desk.cards()).toMatchObject([{ reason: 'visit-has-moved', bookingIds: [visit] }]);
    await desk.says('cancel');
    expect(desk.look(visit)).toBe('cancelled/declined');
    expect(desk.cards()).toEqual([]);
  });

  test('a change of mind counts, whichever of the two arrives first', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    const first = desk.clock.now() + minute;
    desk.clock.advance(10 * minute);
    await desk.says('no');
    await desk.says('yes', { at: first });
    expect(desk.look(visit)).toBe('cancelled/declined');
    expect(desk.cards()).toEqual([]);
  });

  test('a mistyped word that is edited counts, an edit of what has counted does not take it back', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.clock.advance(minute);
    await desk.says('yse', { providerMessageId: 'TYPO' });
    expect(desk.look(visit)).toBe('booked/unclear');
    expect(desk.cards()).toHaveLength(1);
    const edit = (text: string, second: number): InboundEvent => ({
      kind: 'edit',
      chat: anna,
      targetProviderMessageId: 'TYPO',
      text,
      at: desk.clock.now() + second * 1000,
    });
    await desk.receive([edit('yes', 5)]);
    expect(desk.look(visit)).toBe('booked/confirmed');
    expect(desk.cards()).toEqual([]);
    await desk.receive([edit('yes, see you', 10)]);
    expect(desk.look(visit)).toBe('booked/confirmed');
    expect(desk.cards()).toEqual([]);
  });

  test('a pressed button names its visit', async () => {
    const [first, second] = [desk.book('Haircut'), desk.book('Manicure', 30 * hour)];
    desk.ask([first, second]);
    const content = {
      kind: 'button-reply' as const,
      selectedId: replyButtonPayload('cancel', second),
      text: 'Cancel',
    };
    await desk.says('', { content });
    expect([desk.look(first), desk.look(second)]).toEqual(['booked/asked', 'cancelled/declined']);
  });

  test('in a group nobody is understood', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    await desk.receive([message(groupChat('1203', 'Team'), 'G1', 90, 'yes')]);
    await desk.receive([message(groupChat('1203', 'Team'), 'G2', 91, 'STOP')]);
    expect(desk.look(visit)).toBe('booked/asked');
    expect(desk.said()).toEqual([]);
  });
});

describe('an answer where several visits may be meant', () => {
  let visits: [BookingId, BookingId];

  beforeEach(() => {
    answered();
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

describe('a card', () => {
  test('is replaced by the next words, and is gone when a person has answered', async () => {
    answered();
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    await desk.says('Can I come at five?');
    await desk.says('Or at six');
    expect(desk.cards()).toMatchObject([{ text: 'Or at six', bookingIds: [visit] }]);
    answered();
    expect(desk.cards()).toEqual([]);
    desk.store.write((db) => desk.bookings.change(db, visit, { confirmation: 'confirmed' }, 'person'));
    desk.clock.advance(minute);
    await desk.says('Thank you!');
    expect(desk.cards()).toEqual([]);
  });

  test('is not made by talk that quotes something else, when nothing is asked', async () => {
    await desk.says('ok', { quote: 'SOMETHING' });
    expect(desk.cards()).toEqual([]);
  });

  test('goes along when its chat turns out to be another one', async () => {
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    await desk.says('Maybe');
    const before = desk.cards();
    await desk.receive([message(lidChat('555'), 'L1', 0, 'hello from elsewhere')]);
    await desk.receive([
      { kind: 'identity', identifiers: [...anna.identifiers, ...lidChat('555').identifiers], name: null },
    ]);
    expect(desk.conversations()).toHaveLength(1);
    expect(desk.cards().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});

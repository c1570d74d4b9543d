import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { recordWaiting } from '#core/store/conversations.ts';
import { sql } from '#core/store/sql.ts';
import { wallTimeAt } from '#shared/domain/booking/wall-time.ts';
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

  test('counts by the provider’s time: one of 49 hours later is none, whatever our clock says', async () => {
    const visit = desk.book('Haircut', 72 * hour);
    desk.ask([visit]);
    await desk.says('yes', { at: desk.clock.now() + 49 * hour });
    expect(desk.look(visit)).toBe('booked/asked');
    expect(desk.needsReply()).toBe(true);
    await desk.says('yes');
    expect(desk.look(visit)).toBe('booked/confirmed');
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

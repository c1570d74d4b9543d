import { expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { openShop } from '#test/support/shop.ts';

test('a practice line shows its first conversations and answers what is written to it', async () => {
  const shop = await openShop();
  await shop.client.call('channels.create', { provider: 'practice' });
  const first = await shop.until('the first conversations', async () => {
    const { items } = await shop.client.call('conversations.list', {});
    return items.length >= 5 && items;
  });
  expect(first.every(({ lastMessage }) => lastMessage !== null)).toBe(true);
  const { journal } = await shop.client.call('health.get', {});
  expect(journal.failed).toBe(0);

  const chat = first.find(({ needsReply }) => needsReply);
  if (!chat) throw new Error('Nobody waits.');
  await shop.client.call('messages.send', { conversationId: chat.id, text: 'Hello, how can we help?' });
  await shop.until('the message to be delivered', async () => {
    const { items } = await shop.client.call('messages.list', { conversationId: chat.id });
    return items.some(
      ({ text, status }) => text.startsWith('Hello, how') && ['delivered', 'read'].includes(status),
    );
  });
  await shop.close();
});

test('its book is filled: a week of visits of its customers, which are sent through it, and two that are over', async () => {
  const clock = fakeClock(Date.UTC(2026, 5, 1, 8));
  const shop = await openShop({ clock });
  await shop.client.call('settings.update', { business: { timeZone: 'Europe/Berlin', language: 'ru' } });
  await shop.client.call('channels.create', { provider: 'practice' });
  const { items } = await shop.client.call('bookings.list', {});
  expect(items.map(({ local, contactName, service, state }) => [local, contactName, service, state])).toEqual(
    [
      ['2026-05-29T18:30', 'Наталья Фёдорова', 'Педикюр с гель-лаком', 'done'],
      ['2026-05-31T18:30', 'James Carter', 'Стрижка и борода', 'done'],
      ['2026-06-02T10:00', 'Ольга Белова', 'Детская стрижка', 'booked'],
      ['2026-06-02T10:30', 'Ольга Белова', 'Детская стрижка', 'booked'],
      ['2026-06-02T17:30', 'Анна Соколова', 'Маникюр с покрытием', 'booked'],
      ['2026-06-03T12:00', 'Ирина Мельник', 'Окрашивание', 'booked'],
      ['2026-06-03T16:00', 'Priya Shah', 'Брови и ресницы', 'booked'],
      ['2026-06-04T11:00', 'Екатерина', 'Стрижка и тонирование', 'booked'],
      ['2026-06-04T15:00', 'Sophie Bennett', 'Маникюр с гель-лаком', 'booked'],
      ['2026-06-05T11:00', 'Emma Clarke', 'Стрижка и мелирование', 'booked'],
      ['2026-06-05T18:15', 'Дмитрий Орлов', 'Мужская стрижка', 'booked'],
      ['2026-06-06T10:00', 'Hannah Vogel', 'Стрижка и укладка', 'booked'],
      ['2026-06-06T13:00', 'Lukas Weber', 'Массаж', 'booked'],
      ['2026-06-07T17:00', 'Светлана К.', 'Укладка', 'booked'],
    ],
  );
  expect(new Set(items.map(({ source }) => source))).toEqual(new Set(['practice']));
  await shop.close();
});

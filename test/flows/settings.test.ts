import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openShop, type Shop } from '#test/support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const hours = {
  monday: [{ from: '09:00', to: '20:00' }],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [{ from: '10:00', to: '24:00' }],
  sunday: [],
};
const business = {
  name: 'Garden Salon',
  timeZone: 'Europe/Berlin',
  language: 'en' as const,
  address: '12 Garden Street',
  phone: '+49 151 12345678',
  link: 'https://example.com',
  map: 'https://example.com/map',
  prices: 'Haircut: €45',
  currency: 'EUR',
  hours,
  quietHours: { from: '22:00', to: '08:00' },
};

describe('what the shop says about itself', () => {
  test('is kept, and what is left out stays', async () => {
    const saved = await shop.client.call('settings.update', { business });
    expect(saved.business).toEqual(business);
    const renamed = await shop.client.call('settings.update', {
      business: { name: 'Sun Salon', currency: null },
    });
    expect(renamed.business).toEqual({ ...business, name: 'Sun Salon', currency: null });
    expect(await shop.client.call('settings.get', {})).toEqual(renamed);
  });

  test('is what its messages say', async () => {
    await shop.client.call('settings.update', { business });
    const { text, missing } = await shop.client.call('templates.preview', {
      event: 'auto-answer',
      language: 'ru',
      text: '{{ business.name }}, {{ business.address }}, {{ business.phone }}\n{{ business.hours }}\n{{ business.prices }}\n{{ business.link }} {{ business.map }}',
    });
    expect(text.replaceAll('\u00A0', ' ')).toBe(
      'Garden Salon, 12 Garden Street, +49 1511 2345678\nПн 9:00–20:00\nСб 10:00–24:00\nHaircut: €45\nhttps://example.com https://example.com/map',
    );
    expect(missing).toEqual([]);
  });

  test.each([
    ['business.timeZone', { timeZone: 'Europe/Atlantis' }],
    ['business.link', { link: 'javascript:alert(1)' }],
    ['business.currency', { currency: 'euro' }],
    ['business.quietHours.to', { quietHours: { from: '21:00', to: '25:00' } }],
    ['business.hours.monday.0.to', { hours: { ...hours, monday: [{ from: '20:00', to: '09:00' }] } }],
  ])('is refused when %s makes no sense', async (field, change) => {
    const before = await shop.client.call('settings.get', {});
    await expect(shop.client.call('settings.update', { business: change })).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.any(String) as string },
    });
    expect(await shop.client.call('settings.get', {})).toEqual(before);
  });
});

test('another zone moves what waits out of the nights of that zone', async () => {
  await shop.client.call('settings.update', {
    business: { timeZone: 'UTC', quietHours: { from: '21:00', to: '09:00' } },
  });
  // A visit at noon UTC in a week: two hours before is morning in Europe and night in Honolulu.
  const noon = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + 7 * 86_400_000 + 12 * 3_600_000);
  const { id } = await shop.client.call('bookings.save', {
    contact: { phone: '+4915112345678' },
    service: 'Haircut',
    startsAt: noon.toISOString(),
  });
  const dueAt = async () => {
    const { messages } = await shop.client.call('bookings.get', { id });
    return messages.find(({ ruleId }) => ruleId === 'two-hours-before')?.dueAt;
  };
  expect(await dueAt()).toBe(new Date(noon.getTime() - 2 * 3_600_000).toISOString());
  await shop.client.call('settings.update', { business: { timeZone: 'Pacific/Honolulu' } });
  // The night there ends at 19:00 UTC, after the visit: so the message goes before it begins, at 07:00 UTC.
  expect(await dueAt()).toBe(new Date(noon.getTime() - 5 * 3_600_000).toISOString());
  await shop.client.call('settings.update', { business: { quietHours: null } });
  expect(await dueAt()).toBe(new Date(noon.getTime() - 2 * 3_600_000).toISOString());
});

test('another name or language changes the words of what waits', async () => {
  await shop.client.call('settings.update', { business: { ...business, timeZone: 'UTC' } });
  await shop.client.call('bookings.save', {
    contact: { phone: '+4915112345678' },
    service: 'Haircut',
    startsAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  });
  const texts = async () => {
    const { items } = await shop.client.call('outbox.list', { part: 'waiting' });
    return items.map(({ text }) => text).join('\n');
  };
  expect(await texts()).toContain('Your visit to Garden Salon is booked.');
  const seen = shop.frames.length;
  await shop.client.call('settings.update', { business: { name: 'Sun Salon', language: 'ru' } });
  expect(await texts()).toContain('Вы записаны.');
  expect(await texts()).toContain('Sun Salon');
  const topics = shop.frames
    .slice(seen)
    .flatMap((frame) => (frame.kind === 'changes' ? frame.changes.map(({ topic }) => topic) : []));
  expect(topics).toEqual(expect.arrayContaining(['settings', 'templates', 'outbox']));
});

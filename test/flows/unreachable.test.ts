import { afterEach, beforeEach, expect, test } from 'vitest';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, openShop, type Shop } from '#test/support/shop.ts';

const hour = 3_600_000;
const anna = { phone: '4915112345678', name: 'Anna' };

let clock: FakeClock;
let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
let ticking: NodeJS.Timeout;

/** Time goes by, twenty times as fast as outside. */
beforeEach(async () => {
  clock = fakeClock(Date.UTC(2026, 5, 1, 8));
  ticking = setInterval(() => clock.advance(100), 5);
  provider = await startGreenApi({ now: () => clock.now() });
  line = provider.addInstance({ settings: 'new', retryDelay: 20 });
  shop = await openShop({ clock });
  await connectGreenApi(shop, line, 'webhook');
  await shop.client.call('settings.update', { business: { timeZone: 'Europe/Berlin', language: 'en' } });
  await shop.client.call('sending.start', {});
});
afterEach(async () => {
  await shop.close();
  await provider.stop();
  clearInterval(ticking);
});

test('nothing more is planned for a phone that turns out not to be on WhatsApp, until its customer writes', async () => {
  line.withoutWhatsApp.add(anna.phone);
  const { id } = await shop.client.call('bookings.save', {
    contact: { name: anna.name, phone: `+${anna.phone}` },
    service: 'Haircut',
    startsAt: new Date(clock.now() + 50 * hour).toISOString(),
  });
  const plan = async () => {
    const { reach, messages } = await shop.client.call('bookings.get', { id });
    return [reach, ...messages.map(({ ruleId, state, skipReason }) => [ruleId, state, skipReason].join(' '))];
  };
  const planned = (wanted: string[]) =>
    shop.until(`the plan to be ${wanted.join(', ')}`, async () => {
      const found = await plan();
      return JSON.stringify(found) === JSON.stringify(wanted);
    });
  await planned([
    'no-whatsapp',
    'confirmation failed ',
    'day-before skipped no-whatsapp',
    'two-hours-before skipped no-whatsapp',
  ]);
  line.withoutWhatsApp.clear();
  line.customerWrites(anna, 'I am here now');
  await planned(['ok', 'confirmation failed ', 'day-before scheduled ', 'two-hours-before scheduled ']);
  expect(line.callsOf('sendMessage')).toHaveLength(1);
});

import { afterEach, beforeEach, expect, test } from 'vitest';

import { systemClock } from '#core/platform/system.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, openShop, type Shop } from '#test/support/shop.ts';

const hour = 3_600_000;
let asleep = 0;
let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;

/** A computer that may sleep: then its clock has moved on, and a timer of some seconds fires who knows when. */
function sleepyClock() {
  const clock = systemClock();
  return {
    ...clock,
    now: () => clock.now() + asleep,
    after: (delay: number, callback: () => void) =>
      delay > 4_000 ? () => undefined : clock.after(delay, callback),
  };
}

beforeEach(async () => {
  asleep = 0;
  provider = await startGreenApi({ now: () => systemClock().now() + asleep });
  line = provider.addInstance({});
  shop = await openShop({ clock: sleepyClock() });
  await shop.client.call('settings.update', { business: { timeZone: 'UTC', quietHours: null } });
  await connectGreenApi(shop, line, 'polling');
});
afterEach(async () => {
  await shop.close();
  await provider.stop();
});

test('a core that is woken makes up at once for what was missed, and reports it', async () => {
  const { client } = shop;
  await client.call('sending.start', {});
  await client.call('bookings.save', {
    contact: { name: 'Vera', phone: '+4915112345201' },
    service: 'Haircut',
    startsAt: new Date(systemClock().now() + 25 * hour).toISOString(),
  });
  await shop.until('the confirmation', () => Promise.resolve(line.sent.length === 1));
  await shop.until('nothing more to hear', () => Promise.resolve(line.queue.length === 0));
  asleep += 2 * hour;
  shop.core.wake();
  await shop.until('the late reminder', () => Promise.resolve(line.sent.length === 2));
  const { items } = await shop.until('the report', async () => {
    const notices = await client.call('notices.list', {});
    return notices.items.length > 0 && notices;
  });
  expect(items).toMatchObject([{ kind: 'catch-up', facts: { late: 1, replaced: 0, skipped: 0 } }]);
});

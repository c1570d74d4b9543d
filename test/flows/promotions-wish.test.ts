import { afterEach, beforeEach, expect, test } from 'vitest';

import { webhook, type Body } from '#test/support/meta/bodies.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { onlyChat, openShop, type Shop } from '#test/support/shop.ts';

const vera = { waId: '79990000101', name: 'Vera' };
const minute = 60_000;
let meta: MetaSimulator;
let number: SimulatedNumber;
let shop: Shop;
let now: number;

beforeEach(async () => {
  now = Math.floor(Date.now() / 1000) * 1000;
  meta = await startMeta();
  number = meta.addNumber();
  shop = await openShop();
  await connectMeta(shop, number);
});
afterEach(async () => {
  await shop.close();
  await meta.stop();
});

/** She has used WhatsApp's own switch for offers of this business. */
async function switched(value: string, at: number, more: Body = {}): Promise<void> {
  const wish = { wa_id: vera.waId, category: 'marketing_messages', value, timestamp: at / 1000, ...more };
  const body = webhook(
    number,
    { contacts: [{ wa_id: vera.waId }], user_preferences: [wish] },
    'user_preferences',
  );
  expect(await number.push(body)).toBe(200);
  await settled();
}

const settled = () =>
  shop.until('everything to be worked on', async () => {
    const { items } = await shop.client.call('journal.list', {});
    return items.every(({ state }) => state !== 'new') && items;
  });

async function optOut() {
  const { contactId } = await onlyChat(shop);
  return (await shop.client.call('contacts.get', { id: contactId! })).optOut;
}

test('who switches offers off gets none, and is not asked about reminders; switched on again, it is undone', async () => {
  await number.customerWrites(vera, 'Hello', now - 10 * minute);
  expect(await optOut()).toEqual({ promotions: 'no', reminders: 'no' });
  await switched('stop', now - 5 * minute);
  expect(await optOut()).toEqual({ promotions: 'yes', reminders: 'no' });
  expect((await shop.client.call('outbox.list', {})).items).toEqual([]);
  await switched('resume', now - 4 * minute);
  expect(await optOut()).toEqual({ promotions: 'no', reminders: 'no' });
  const { items } = await shop.client.call('journal.list', { limit: 1 });
  expect(items).toMatchObject([{ state: 'done', eventType: 'user_preferences' }]);
});

test('what was wished last counts, in whatever order it arrives and by whichever way it was said', async () => {
  await number.customerWrites(vera, 'Hello', now - 20 * minute);
  await switched('resume', now - 5 * minute);
  await switched('stop', now - 6 * minute);
  expect(await optOut()).toMatchObject({ promotions: 'no' });
  await number.customerWrites(vera, 'STOP', now - 7 * minute);
  await settled();
  expect(await optOut()).toMatchObject({ promotions: 'no' });
  await number.customerWrites(vera, 'STOP', now - 3 * minute);
  await settled();
  expect(await optOut()).toMatchObject({ promotions: 'yes' });
  await switched('resume', now - 4 * minute);
  expect(await optOut()).toMatchObject({ promotions: 'yes' });
  await switched('resume', now - 2 * minute);
  expect(await optOut()).toMatchObject({ promotions: 'no' });
});

test('the wish of somebody who has never written is remembered until they do', async () => {
  await switched('stop', now - 5 * minute);
  await number.customerWrites(vera, 'Hello', now - 4 * minute);
  expect(await optOut()).toEqual({ promotions: 'yes', reminders: 'no' });
});

test('a wish that nobody knows yet is kept in the journal and changes nothing', async () => {
  await number.customerWrites(vera, 'Hello', now - 10 * minute);
  await switched('stop', now - 5 * minute, { category: 'calls' });
  await switched('later', now - 4 * minute);
  expect(await optOut()).toEqual({ promotions: 'no', reminders: 'no' });
  const { items } = await shop.client.call('journal.list', { limit: 2 });
  expect(items.map(({ state, reason }) => [state, reason])).toEqual([
    ['ignored', "A customer's wish that Deskbell does not know: marketing_messages, later."],
    ['ignored', "A customer's wish that Deskbell does not know: calls, stop."],
  ]);
});

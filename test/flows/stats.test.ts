import { afterEach, beforeEach, expect, test } from 'vitest';

import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { connectGreenApi, openShop, type Shop } from '#test/support/shop.ts';

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;

beforeEach(async () => {
  provider = await startGreenApi();
  line = provider.addInstance({ settings: 'new', retryDelay: 20 });
  shop = await openShop();
  await connectGreenApi(shop, line, 'webhook');
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

test('what came in last is among the recent messages, also a test message with a date of long ago', async () => {
  for (let n = 1; n <= 10; n += 1)
    line.customerWrites({ phone: '79990000101', name: 'Vera' }, `Message ${n}`);
  await messages(10);
  line.queue.add({
    typeWebhook: 'incomingMessageReceived',
    timestamp: 1_234_567_890,
    idMessage: 'test-123',
    data: {
      typeMessage: 'textMessage',
      chatId: '79991234567@c.us',
      senderId: '79991234567@c.us',
      senderName: 'Test User',
      textMessage: 'A test message',
      idMessage: 'test-123',
      timestamp: 1_234_567_890,
    },
  });
  const { recentMessages, clientsWithWhatsApp } = await messages(11);
  expect(clientsWithWhatsApp).toBe(2);
  expect(recentMessages).toHaveLength(10);
  expect(recentMessages[0]).toMatchObject({
    content: 'A test message',
    clientName: 'Test User',
    clientWhatsappId: '79991234567',
    direction: 'inbound',
    createdAt: '2009-02-13T23:31:30.000Z',
    externalId: 'test-123',
  });
});

/** The statistics as soon as they count so many messages. */
function messages(count: number) {
  return shop.until(`${count} messages`, async () => {
    const stats = await shop.client.call('stats.whatsapp', {});
    return stats.totalMessages === count && stats;
  });
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { connectGreenApi, onlyChat, openShop, thread, type Shop } from '#test/support/shop.ts';

let green: GreenApiSimulator;
let meta: MetaSimulator;
let shop: Shop;

beforeEach(async () => {
  [green, meta, shop] = await Promise.all([startGreenApi(), startMeta(), openShop()]);
});
afterEach(async () => {
  await shop.close();
  await Promise.all([green, meta].map((one) => one.stop()));
});

const containing = (words: string) => expect.stringContaining(words) as string;

describe('a test of a number', () => {
  test('greets a phone of one’s own, also while nothing goes to customers', async () => {
    await shop.client.call('settings.update', { business: { name: 'Салон «Мята»', language: 'ru' } });
    const line = green.addInstance();
    const { id } = await connectGreenApi(shop, line, 'polling');
    const sent = await shop.client.call('channels.sendTest', { id, phone: '+7 999 000-01-01' });
    await shop.until('it to go', () => Promise.resolve(line.sent.length === 1));
    const chat = await onlyChat(shop);
    expect(sent.conversationId).toBe(chat.id);
    expect(await thread(shop, chat.id)).toMatchObject([
      {
        direction: 'out',
        text: 'Здравствуйте! Это Салон «Мята». Проверка связи: сообщения с этого номера уходят через Deskbell.',
      },
    ]);
    await expect(shop.client.call('channels.sendTest', { id, phone: '+7 999' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { phone: containing('country code') },
    });
  });

  test('of Meta waits until that phone has written', async () => {
    const number = meta.addNumber();
    const { id } = await connectMeta(shop, number);
    const test = () => shop.client.call('channels.sendTest', { id, phone: '+79990000101' });
    await expect(test()).rejects.toMatchObject({
      code: 'conflict',
      message: containing('Write to the number from that phone first'),
    });
    expect((await shop.client.call('conversations.list', {})).items).toEqual([]);
    await number.customerWrites({ waId: '79990000101', name: 'Vera' }, 'Hello');
    await onlyChat(shop);
    await test();
    await shop.until('it to go', () => Promise.resolve(number.sends().length === 1));
    await expect(
      shop.client.call('channels.sendTest', { id, phone: `+${number.phone}` }),
    ).rejects.toMatchObject({ code: 'invalid', fields: { phone: containing('the number itself') } });
  });
});

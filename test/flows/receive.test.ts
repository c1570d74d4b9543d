import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { connectGreenApi, onlyChat, onlyChatWhen, openShop, thread, type Shop } from '#test/support/shop.ts';

const vera = { phone: '79990000101', name: 'Vera' };

describe.each(['polling', 'webhook'] as const)('receiving by %s', (receive) => {
  let provider: GreenApiSimulator;
  let line: SimulatedLine;
  let shop: Shop;

  beforeEach(async () => {
    provider = await startGreenApi();
    line = provider.addInstance({ settings: 'new', retryDelay: 20 });
    shop = await openShop();
    await connectGreenApi(shop, line, receive);
  });

  afterEach(async () => {
    await shop.close();
    await provider.stop();
  });

  test('a message is in the list once, also when it is delivered five times', async () => {
    line.queue.duplicateNext(5);
    line.customerWrites(vera, 'Good morning!');
    await shop.until('five entries to be worked on', async () => {
      const { items } = await shop.client.call('journal.list', { state: 'done' });
      return items.length >= 5;
    });
    const chat = await onlyChat(shop);
    expect(chat).toMatchObject({
      title: 'Vera',
      subtitle: '+7 999 000 01 01',
      unreadCount: 1,
      needsReply: true,
      lastMessage: { text: 'Good morning!', direction: 'in', status: 'received' },
    });
    expect(await thread(shop, chat.id)).toMatchObject([{ text: 'Good morning!', author: 'customer' }]);
  });

  test('a body that cannot be read is kept with its reason, and the next one comes in all the same', async () => {
    line.queue.add('this is no notification');
    line.queue.add({ typeWebhook: 'somethingNew', instanceData: { idInstance: line.idInstance } });
    line.customerWrites(vera, 'Are you open today?');
    await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.text === 'Are you open today?');
    await shop.until('the queue to be empty', () => Promise.resolve(line.queue.length === 0));
    const { items: failed } = await shop.client.call('journal.list', { state: 'failed' });
    expect(failed.map(({ body, reason }) => [body, reason === null])).toEqual([
      ['"this is no notification"', false],
    ]);
    const { items: ignored } = await shop.client.call('journal.list', { state: 'ignored' });
    expect(ignored.map(({ eventType, reason }) => [eventType, reason === null])).toEqual([
      ['somethingNew', false],
    ]);
  });

  test('an edit, a reaction and a deletion that arrive before their message end where they belong', async () => {
    line.queue.hold();
    const first = line.customerWrites(vera, 'See you at fife');
    const second = line.customerWrites(vera, 'Oops');
    line.customerEdits(vera, first, 'See you at five');
    line.customerReacts(vera, first, '👍');
    line.customerDeletes(vera, second);
    line.queue.release((held) => held.toReversed());
    const chat = await onlyChatWhen(shop, ({ unreadCount }) => unreadCount === 2);
    expect(await thread(shop, chat.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          text: 'See you at five',
          isEdited: true,
          reactions: [{ emoji: '👍', byUs: false, count: 1 }],
        }),
        expect.objectContaining({ text: 'Oops', isDeleted: true }),
      ]),
    );
  });

  test('an answer typed on the phone shows here and the chat no longer waits', async () => {
    line.customerWrites(vera, 'Is Thursday free?');
    await onlyChatWhen(shop, ({ needsReply }) => needsReply);
    line.phoneWrites(vera, 'Yes, at 15:00');
    const chat = await onlyChatWhen(shop, ({ needsReply }) => !needsReply);
    expect(chat).toMatchObject({ unreadCount: 0, lastMessage: { text: 'Yes, at 15:00', direction: 'out' } });
    expect((await thread(shop, chat.id)).map(({ author }) => author)).toEqual(['customer', 'phone']);
  });

  test('a picture is on this computer at once and can be opened', async () => {
    const bytes = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    line.customerSendsFile(vera, {
      kind: 'imageMessage',
      fileName: 'nails.png',
      mimeType: 'image/png',
      bytes,
      caption: 'Like this',
    });
    const chat = await onlyChatWhen(shop, ({ lastMessage }) => lastMessage?.kind === 'image');
    const attachment = await shop.until('the picture', async () => {
      const [message] = await thread(shop, chat.id);
      const [file] = message?.attachments ?? [];
      return file?.state === 'ready' ? file : null;
    });
    expect(attachment).toMatchObject({ mimeType: 'image/png', size: bytes.length, width: 1, height: 1 });
    const url = new URL(attachment.url ?? '', 'http://screen');
    const file = shop.core.files.openMedia(attachment.id, Object.fromEntries(url.searchParams));
    expect(file).toMatchObject({ size: bytes.length, mimeType: 'image/png' });
    expect(
      shop.core.files.openMedia(attachment.id, { expires: '9'.repeat(14), signature: 'forged' }),
    ).toBeNull();
  });

  test('the app sets at the provider what it needs, once', () => {
    expect(line.settings).toMatchObject({
      webhookUrl: receive === 'webhook' ? `${shop.ingress}/whatsapp/webhook` : '',
      incomingWebhook: 'yes',
      outgoingWebhook: 'yes',
      outgoingMessageWebhook: 'yes',
      outgoingAPIMessageWebhook: 'yes',
      stateWebhook: 'yes',
      editedMessageWebhook: 'yes',
      deletedMessageWebhook: 'yes',
    });
    expect(line.callsOf('setSettings')).toHaveLength(1);
  });

  test('neither the log nor the journal holds a key of the number', async () => {
    line.customerWrites(vera, 'Hello');
    await onlyChat(shop);
    const { items } = await shop.client.call('journal.list', {});
    const written =
      shop.logLines() + JSON.stringify(items) + JSON.stringify(await shop.client.call('channels.list', {}));
    expect(written).not.toContain(line.apiTokenInstance);
  });
});

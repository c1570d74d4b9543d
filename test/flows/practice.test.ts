import { expect, test } from 'vitest';

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

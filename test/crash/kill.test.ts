import { afterEach, expect, test } from 'vitest';

import { startHost, type Host } from '#test/support/host.ts';
import { temporaryFolder } from '#test/support/shop.ts';

const webhookToken = 'a-token-for-the-hook';
const folder = temporaryFolder();
let host: Host | null = null;

afterEach(async () => {
  if (host?.process.exitCode === null && host.process.signalCode === null) await host.kill();
  folder.remove();
});

function bodyOf(number: number): string {
  return JSON.stringify({
    typeWebhook: 'incomingMessageReceived',
    instanceData: { idInstance: 1101, wid: '79990000000@c.us', typeInstance: 'whatsapp' },
    timestamp: 1_790_000_000 + number,
    idMessage: `KILL${number}`,
    senderData: { chatId: '79990000101@c.us', sender: '79990000101@c.us', senderName: 'Vera' },
    messageData: { typeMessage: 'textMessage', textMessageData: { textMessage: `Message ${number}` } },
  });
}

/** Posts with eight requests at a time until the host is gone; adds the numbers that were answered with 200. */
async function postUntilKilled(
  target: Host,
  next: () => number,
  acknowledged: Set<number>,
  killAfter: number,
) {
  const goal = acknowledged.size + killAfter;
  const worker = async () => {
    for (;;) {
      const number = next();
      try {
        const response = await fetch(`${target.ingress}/whatsapp/webhook`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${webhookToken}`,
            'content-type': 'application/json; charset=utf-8',
          },
          body: bodyOf(number),
        });
        if (response.status === 200) acknowledged.add(number);
      } catch {
        return;
      }
      if (acknowledged.size >= goal) target.process.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

async function messageIds(target: Host): Promise<(string | null)[]> {
  const { items } = await target.call('conversations.list', {});
  const ids: (string | null)[] = [];
  for (const conversation of items) {
    for (let before: string | undefined; ;) {
      const page = await target.call('messages.list', {
        conversationId: conversation.id,
        limit: 200,
        ...(before === undefined ? {} : { before }),
      });
      ids.push(...page.items.map((item) => item.providerMessageId));
      before = page.items[0]?.id;
      if (!page.hasMore) break;
    }
  }
  return ids;
}

test('kill -9 at any moment loses nothing that was acknowledged, and doubles nothing', async () => {
  const acknowledged = new Set<number>();
  let number = 0;
  host = await startHost(folder.path);
  await host.call('channels.create', {
    provider: 'green-api',
    config: { apiUrl: 'http://127.0.0.1:9', idInstance: '1101', receive: 'webhook' },
    secrets: { apiTokenInstance: 'token-of-the-instance', webhookToken },
  });
  for (const killAfter of [1, 17, 60, 141, 23]) {
    await postUntilKilled(host, () => (number += 1), acknowledged, killAfter);
    host = await startHost(folder.path);
  }
  const target = host;
  await expect
    .poll(async () => (await target.call('health.get', {})).journal, { timeout: 20_000 })
    .toEqual({ new: 0, failed: 0 });
  const ids = await messageIds(target);
  expect(ids).toHaveLength(new Set(ids).size);
  expect([...acknowledged].map((each) => `KILL${each}`).filter((id) => !ids.includes(id))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThanOrEqual(242);
  expect(await target.terminate()).toBe(0);
}, 60_000);

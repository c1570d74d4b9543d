import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import { saying } from '#shared/domain/saying/saying.ts';
import { refuse, type SimulatedAccount, type SimulatedChannel } from '#test/support/wazzup24/account.ts';
import { connectWazzup24 } from '#test/support/wazzup24/connect.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';
import { onlyChat, openShop, thread, type Shop } from '#test/support/shop.ts';

const vera = { phone: '79990000101', name: 'Vera' };
let provider: WazzupSimulator;
let account: SimulatedAccount;
let channel: SimulatedChannel;
let shop: Shop;
let chat: ConversationView;

beforeEach(async () => {
  provider = await startWazzup24();
  account = provider.addAccount();
  channel = account.addChannel();
  shop = await openShop();
  await connectWazzup24(shop, account, channel);
  account.customerWrites(channel, vera, 'Is tomorrow free?');
  chat = await onlyChat(shop);
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

const send = (text: string, more: object = {}) =>
  shop.client.call('messages.send', { conversationId: chat.id, text, ...more });
const last = async () => (await thread(shop, chat.id)).at(-1);
const untilLast = (wanted: string) =>
  shop.until(`the last message to be ${wanted}`, async () => (await last())?.status === wanted);
const outboxOf = async (id: string) =>
  (await shop.client.call('outbox.list', {})).items.find((item) => item.id === id);

test('an answer is sent to the digits of the phone, climbs to read, and its echo makes no second bubble', async () => {
  const { outboxId } = await send('Yes, at three.');
  await untilLast('delivered');
  expect(account.sent).toEqual([
    {
      channelId: channel.channelId,
      chatType: 'whatsapp',
      chatId: vera.phone,
      text: 'Yes, at three.',
      crmMessageId: outboxId,
    },
  ]);
  account.reach((await last())?.providerMessageId ?? '', 'read');
  await untilLast('read');
  await account.idle();
  expect(await thread(shop, chat.id)).toMatchObject([{ author: 'customer' }, { author: 'person' }]);
});

test.each(['before', 'never'] as const)('one bubble also when the echo comes %s', async (echoes) => {
  account.echoes = echoes;
  await send('Yes, at three.');
  await untilLast('delivered');
  await account.idle();
  expect(await thread(shop, chat.id)).toMatchObject([{ author: 'customer' }, { author: 'person' }]);
  expect(account.sent).toHaveLength(1);
});

test('statuses before the answer, in any order and twice, never go down', async () => {
  account.faults.next('POST /v3/message', { kind: 'slow', ms: 300 });
  account.hold();
  account.progress = ['sent', 'delivered', 'read'];
  await send('Yes, at three.');
  await untilLast('queued');
  await shop.until(
    'the provider to have told all',
    async () =>
      (await outboxOf((await shop.client.call('outbox.list', {})).items[0]?.id ?? ''))?.state === 'accepted',
  );
  account.release((held) => [...held.toReversed(), ...held]);
  await untilLast('read');
  await account.idle();
  expect(await thread(shop, chat.id)).toHaveLength(2);
  expect((await last())?.status).toBe('read');
});

describe('an answer that was lost', () => {
  test.each([
    ['a reset after accepting', { kind: 'reset-after' } as const],
    ['a bad gateway after accepting', { kind: 'status-after', status: 502 } as const],
    ['an answer that is none', { kind: 'garbage' } as const],
  ])('%s is settled by the echo and never repeated', async (_what, fault) => {
    account.faults.next('POST /v3/message', fault);
    await send('Yes, at three.');
    await untilLast('delivered');
    expect(account.sent).toHaveLength(1);
    expect(await thread(shop, chat.id)).toHaveLength(2);
  });

  test.each([
    ['a reset before anything was done', { kind: 'reset' } as const],
    ['an error of Wazzup24', { kind: 'status', status: 500, body: { error: 'UNKNOWN_ERROR' } } as const],
    [
      'a refusal that says nothing',
      { kind: 'status', status: 400, body: { error: 'unknownError' } } as const,
    ],
  ])('%s stays unknown for a person to decide', async (_what, fault) => {
    account.faults.next('POST /v3/message', fault);
    const { outboxId } = await send('Yes, at three.');
    await untilLast('unknown');
    expect(await outboxOf(outboxId)).toMatchObject({ state: 'unknown', attempts: 1 });
    expect(account.sent).toHaveLength(1);
    await shop.client.call('outbox.resolve', { id: outboxId, as: 'not-sent' });
    await untilLast('delivered');
    expect(account.sent).toHaveLength(2);
  });

  test('when a person sends it again within the minute, Wazzup24 has it already: told as unknown, not as sent', async () => {
    account.echoes = 'never';
    account.progress = [];
    account.faults.next('POST /v3/message', { kind: 'reset-after' });
    const { outboxId } = await send('Yes, at three.');
    await untilLast('unknown');
    await shop.client.call('outbox.resolve', { id: outboxId, as: 'not-sent' });
    await shop.until('the second attempt', async () => {
      const found = await outboxOf(outboxId);
      return found?.attempts === 2 && found.state === 'unknown';
    });
    expect((await last())?.failure?.detail).toMatch(/already sent message/);
    account.personWrites(channel, vera, 'Yes, at three.');
    await shop.until('the echo to prove it', async () => (await outboxOf(outboxId))?.state === 'accepted');
    expect(await thread(shop, chat.id)).toHaveLength(2);
  });
});

test('what was refused may be sent again at once: the memory of Wazzup24 does not stand in the way', async () => {
  account.faults.next('POST /v3/message', {
    kind: 'status-after',
    ...refuse('MESSAGE_CHANNEL_UNAVAILABLE', 'No'),
  });
  account.faults.next('POST /v3/message', { kind: 'status', ...refuse('BAD_CONTACT', 'No') });
  account.progress = [];
  account.echoes = 'never';
  const { outboxId } = await send('Yes, at three.');
  await untilLast('failed');
  account.progress = ['sent', 'delivered'];
  await shop.client.call('outbox.sendNow', { id: outboxId });
  await untilLast('delivered');
  expect(account.sent.map(({ crmMessageId }) => crmMessageId)).toEqual([
    outboxId,
    `${outboxId}/2`,
    `${outboxId}/3`,
  ]);
});

test('429 is repeated, in order', async () => {
  account.faults.next('POST /v3/message', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } });
  await send('First');
  await send('Second');
  await untilLast('delivered');
  expect(account.sent.map(({ text }) => text)).toEqual(['First', 'First', 'Second']);
});

test.each([
  ['BAD_CONTACT', 'not-on-whatsapp'],
  ['badContact', 'not-on-whatsapp'],
  ['MESSAGES_NOT_TEXT_FIRST', 'cannot-write-first'],
  ['BALANCE_IS_EMPTY', 'payment-problem'],
  ['24_HOURS_EXCEEDED', 'window-closed'],
])('%s fails with words', async (error, code) => {
  account.faults.next('POST /v3/message', { kind: 'status', ...refuse(error, 'No') });
  await send('Yes, at three.');
  await untilLast('failed');
  expect((await last())?.failure).toMatchObject({ code });
});

test('a failure that is told later fails the message with its reason', async () => {
  account.progress = [];
  await send('Yes, at three.');
  await shop.until('it to be accepted', async () => (await last())?.providerMessageId !== null);
  account.reach((await last())?.providerMessageId ?? '', 'error', {
    error: { error: 'BAD_CONTACT', description: 'No WhatsApp at 79990000101' },
  });
  await untilLast('failed');
  expect((await last())?.failure).toMatchObject({ code: 'not-on-whatsapp', detail: 'No WhatsApp at …' });
});

test('a quote goes along, and one that Wazzup24 does not know holds nothing back', async () => {
  const [question] = await thread(shop, chat.id);
  const quotedMessageId = question?.id;
  await send('Yes, at three.', { quotedMessageId });
  await untilLast('delivered');
  expect(account.sent).toMatchObject([{ refMessageId: question?.providerMessageId }]);
  account.faults.next('POST /v3/message', { kind: 'status', ...refuse('referenceMessageNotFound', 'No') });
  await send('Or at four.', { quotedMessageId });
  await untilLast('delivered');
  expect(account.sent.slice(1)).toMatchObject([
    { text: 'Or at four.', refMessageId: question?.providerMessageId },
    { text: 'Or at four.' },
  ]);
  expect(account.sent.at(-1)).not.toHaveProperty('refMessageId');
});

describe('a file', () => {
  const bytes = Buffer.from('%PDF-1.4 price list');
  const upload = (size = bytes.length, fileName = 'Цены "2026".pdf') =>
    shop.core.files.saveUpload({
      fileName,
      mimeType: 'application/pdf',
      stream: (async function* () {
        await Promise.resolve();
        yield size === bytes.length ? bytes : Buffer.alloc(size);
      })(),
    });

  test('is fetched from us under an address of its own; its words follow as a message', async () => {
    const { id: uploadId } = await upload();
    const key = { idempotencyKey: 'prices' };
    const first = await send('Our prices', { uploadId, ...key });
    await untilLast('delivered');
    expect(await send('Our prices', { uploadId, ...key })).toEqual(first);
    expect(account.sent).toMatchObject([
      { contentUri: expect.stringContaining(`${shop.ingress}/files/`) as string },
      { text: 'Our prices' },
    ]);
    const [fetched] = account.fetched;
    expect(fetched?.bytes.equals(bytes)).toBe(true);
    expect(fetched?.headers.get('content-type')).toBe('application/pdf');
    expect(fetched?.headers.get('content-length')).toBe(String(bytes.length));
    expect(fetched?.headers.get('content-disposition')).toContain("filename*=UTF-8''%D0%A6");
    await account.idle();
    await shop.until('both to be delivered', async () =>
      (await thread(shop, chat.id)).slice(1).every(({ status }) => status === 'delivered'),
    );
    expect(await thread(shop, chat.id)).toMatchObject([
      { author: 'customer' },
      { kind: 'document', attachments: [{ state: 'ready' }] },
      { kind: 'text', text: 'Our prices' },
    ]);
    expect(shop.logLines()).not.toContain(fetched?.url.split('/').at(-1));
  });

  test('larger than 10 MB is refused before anybody is asked; what was said with it still goes', async () => {
    const { id: uploadId } = await upload(10 * 1024 * 1024 + 1);
    await send('Our prices', { uploadId });
    await untilLast('delivered');
    expect((await thread(shop, chat.id)).slice(1)).toMatchObject([
      { status: 'failed', failure: { code: 'file-too-large' } },
      { text: 'Our prices' },
    ]);
    expect(account.sent).toHaveLength(1);
  });

  test('whose sending was refused is not there any more', async () => {
    account.faults.next('POST /v3/message', { kind: 'status', ...refuse('BAD_CONTACT', 'No') });
    const { id: uploadId } = await upload();
    await send('', { uploadId });
    await untilLast('failed');
    const response = await fetch(String(account.sent[0]?.contentUri));
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  test('nobody finds by guessing, and there is no list', async () => {
    for (const path of ['/files/', '/files', '/files/guess', '/files/..%2fdeskbell.db']) {
      const response = await fetch(`${shop.ingress}${path}`);
      expect([path, response.status, await response.text()]).toEqual([path, 404, '']);
    }
  });
});

test('a file without a public address fails with words that say what to do; a text goes', async () => {
  const lonely = await openShop({ publicUrl: () => null });
  try {
    await lonely.client.call('channels.create', {
      provider: 'wazzup24',
      config: { apiUrl: account.url, channelId: channel.channelId },
      secrets: { apiKey: account.apiKey },
    });
    const [number] = (await lonely.client.call('channels.list', {})).items;
    const talk = await lonely.client.call('conversations.start', {
      channelId: number?.id ?? '',
      phone: '+7 999 000-01-01',
    });
    const upload = await lonely.core.files.saveUpload({
      fileName: 'a.pdf',
      mimeType: 'application/pdf',
      stream: (async function* () {
        await Promise.resolve();
        yield Buffer.from('%PDF');
      })(),
    });
    await lonely.client.call('messages.send', { conversationId: talk.id, text: 'Here', uploadId: upload.id });
    const messages = await lonely.until('both to end', async () => {
      const found = await thread(lonely, talk.id);
      return found[1]?.providerMessageId !== null && found;
    });
    expect(messages).toMatchObject([
      { status: 'failed', failure: { code: 'no-public-address' } },
      { text: 'Here' },
    ]);
    expect(number).toMatchObject({ webhookUrl: null });
    expect(await lonely.client.call('channels.setUp', { id: number?.id ?? '' })).toEqual({
      changed: [],
      note: 'The webhook address is not set: this computer has no public address yet.',
      noteWhy: saying('homeless'),
    });
  } finally {
    await lonely.close();
  }
});

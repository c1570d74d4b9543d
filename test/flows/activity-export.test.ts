import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { connectGreenApi, onlyChat, openShop, type Shop } from '#test/support/shop.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { JournalExport } from '#shared/api/calls/journal.ts';
import type { CallInput } from '#shared/api/contract.ts';

const vera = { phone: '79990000101', name: 'Vera' };

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
let channel: ChannelView;
let logged: string[];

beforeEach(async () => {
  logged = [];
  provider = await startGreenApi();
  line = provider.addInstance({ settings: 'new' });
  shop = await openShop({ keptLog: { tail: (limit) => Promise.resolve(logged.slice(-limit)) } });
  channel = await connectGreenApi(shop, line, 'webhook');
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

/** Takes a body as the provider's hook would. */
const take = (body: unknown) =>
  shop.core.hooks.receive(channel.id, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
const list = async (input: CallInput<'journal.list'> = {}) =>
  (await shop.client.call('journal.list', input)).items;
const settled = () =>
  shop.until('everything to be worked on', async () => (await list({ state: 'new' })).length === 0);

/** The export that is ready, with the lines of its file. */
async function exported(
  input: CallInput<'journal.export'>,
): Promise<{ ready: JournalExport; lines: Record<string, unknown>[]; text: string }> {
  const { id } = await shop.client.call('journal.export', input);
  const ready = await shop.until('the export to be ready', async () => {
    const { export: now } = await shop.client.call('journal.exporting', {});
    return now?.id === id && now.state === 'ready' && now;
  });
  const [, fileId = '', expires = '', signature = ''] =
    /^\/media\/([^?]+)\?expires=([^&]+)&signature=(.+)$/.exec(ready.url ?? '') ?? [];
  expect(shop.core.files.openMedia(fileId, { expires, signature: 'wrong' })).toBeNull();
  const file = shop.core.files.openMedia(fileId, { expires, signature });
  const text = readFileSync(file!.path, 'utf8');
  expect(file).toMatchObject({ mimeType: 'application/x-ndjson', size: Buffer.byteLength(text) });
  expect(file?.fileName).toMatch(/^deskbell-events-\d{4}-\d{2}-\d{2}\.jsonl$/);
  return {
    ready,
    text,
    lines: text
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, unknown>),
  };
}

const exportFiles = () =>
  readdirSync(join(shop.folder, 'uploads')).filter((name) => name.startsWith('export-'));

test('an export holds the chosen events, masked; its file goes with the next one and with the program', async () => {
  line.customerWrites(vera, 'My code is 4711, call +7 999 000-01-01');
  await onlyChat(shop);
  await take(`{"token":"${line.apiTokenInstance}","note":"${line.apiTokenInstance}"}`);
  await take('broken');
  await settled();

  const { ready, lines, text } = await exported({ channelId: channel.id });
  expect(ready).toMatchObject({
    withTexts: false,
    events: lines.length,
    done: lines.length,
    total: lines.length,
  });
  const message = lines.find(({ eventType }) => eventType === 'incomingMessageReceived');
  expect(message).toMatchObject({
    number: channel.id,
    provider: 'green-api',
    state: 'done',
    body: {
      typeWebhook: 'incomingMessageReceived',
      senderData: { chatId: '•••01@c.us', senderName: '[4 characters]' },
      messageData: { textMessageData: { textMessage: '[38 characters]' } },
    },
  });
  const secrets = await shop.secrets.values();
  expect(secrets.length).toBeGreaterThanOrEqual(3);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/9990000101|Vera|4711/);

  const open = await exported({
    channelId: channel.id,
    eventType: 'incomingMessageReceived',
    withTexts: true,
  });
  expect(open.lines).toHaveLength(1);
  expect(open.text).toContain('My code is 4711, call +•••01'.replace('+', ''));
  expect(open.text).toContain('Vera');
  expect(open.text).not.toMatch(/999\D*000\D*01\D*01/);
  expect(exportFiles()).toHaveLength(1);

  const found = await exported({ text: 'broken' });
  expect(found.lines).toHaveLength(1);
  await shop.client.call('journal.cancelExport', { id: found.ready.id });
  expect(exportFiles()).toEqual([]);
  expect((await shop.client.call('journal.exporting', {})).export?.state).toBe('cancelled');
});

test('an export that is stopped leaves no file', async () => {
  for (let number = 0; number < 300; number += 1) void take({ number });
  await settled();
  const { id } = await shop.client.call('journal.export', {});
  const { export: ended } = await shop.client.call('journal.cancelExport', { id });
  expect(ended).toMatchObject({ state: 'cancelled', url: null });
  expect(existsSync(join(shop.folder, 'uploads')) ? exportFiles() : []).toEqual([]);
});

test('the text for support tells how things are, and nothing of secrets, phones, names or texts', async () => {
  await shop.client.call('settings.update', {
    business: { name: 'Salon Aurora', phone: '+79990000999' },
  });
  line.customerWrites(vera, 'My code is 4711');
  await onlyChat(shop);
  await take(`{"phone":"79990000101","name":"Vera","token":"${line.apiTokenInstance}"`);
  await settled();
  logged = [
    JSON.stringify({
      level: 40,
      time: '2026-03-03T10:00:00.000Z',
      msg: `asked 79990000101@c.us with ${line.apiTokenInstance}`,
      phone: '79990000101',
    }),
  ];
  const { fileName, text } = await shop.client.call('diagnostics.make', {});
  expect(fileName).toMatch(/^deskbell-diagnostics-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}\.txt$/);
  for (const part of [
    'version',
    '0.0.0-test',
    'Settings',
    'Numbers',
    'Health',
    'Public address',
    'schema',
    'journal',
    'The body is not JSON.',
    '2026-03-03T10:00:00.000Z WARN',
  ])
    expect(text).toContain(part);
  for (const secret of await shop.secrets.values()) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/9990000101|9990000999|Vera|4711|Salon Aurora/);
  expect(text).not.toMatch(/could not be read:/);
});

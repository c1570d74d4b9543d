import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connectTo } from './connect.ts';
import type { SimulatedLine } from './line.ts';
import { NotificationQueue } from './queue.ts';
import { startGreenApi, type GreenApiSimulator } from './simulator.ts';

type Pushed = { authorization: string | undefined; text: string };

let green: GreenApiSimulator;
let shop: Server;
let hook: string;
let pushed: Pushed[];
let answers: number[];
beforeEach(async () => {
  green = await startGreenApi();
  pushed = [];
  answers = [];
  shop = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      pushed.push({
        authorization: request.headers.authorization,
        text: /"textMessage":"([^"]*)"/.exec(text)?.[1] ?? '',
      });
      response.statusCode = answers.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  hook = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/whatsapp/webhook`;
});
afterEach(async () => {
  await green.stop();
  shop.closeAllConnections();
  await new Promise((resolve) => shop.close(resolve));
});

const vera = { phone: '79161234501' };
const texts = () => pushed.map(({ text }) => text);
const pushTo = (line: SimulatedLine) => line.saveSettings({ webhookUrl: hook, webhookUrlToken: 'bell' });

describe('the simulated push', () => {
  it('repeats the same notification until it is answered with 200, and then goes on in order', async () => {
    const line = green.addInstance({ retryDelay: 5 });
    answers = [503, 204, 200];
    pushTo(line);
    line.customerWrites(vera, 'one');
    line.customerWrites(vera, 'two');
    await expect.poll(texts).toEqual(['one', 'one', 'one', 'two']);
    expect(line.queue.pushAnswers.slice(0, 3)).toEqual([503, 204, 200]);
    expect(line.queue.length).toBe(0);
  });

  it.each([
    ['bearer', 'Bearer bell'],
    ['basic', 'Basic bell'],
    ['plain', 'bell'],
  ] as const)('proves itself in the %s form', async (authorization, header) => {
    const line = green.addInstance({ authorization });
    pushTo(line);
    line.customerWrites(vera, 'one');
    await expect.poll(() => pushed[0]?.authorization).toBe(header);
  });

  it('repeats and mixes up what it is asked to', async () => {
    const line = green.addInstance();
    line.queue.duplicateNext(3);
    line.customerWrites(vera, 'one');
    line.queue.hold();
    line.customerWrites(vera, 'two');
    line.customerWrites(vera, 'three');
    line.queue.release((held) => held.reverse());
    pushTo(line);
    await expect.poll(texts).toEqual(['one', 'one', 'one', 'three', 'two']);
  });
});

describe('the simulated instance', () => {
  it('forgets notifications after 24 hours', () => {
    let now = 1_790_000_000_000;
    const queue = new NotificationQueue(
      () => now,
      () => null,
    );
    queue.add({});
    now += 24 * 3_600_000 + 1;
    expect(queue.length).toBe(0);
  });

  it('keeps to the documented rates when asked to, and the adapter stays under them', async () => {
    const line = green.addInstance({ enforceLimits: true });
    const ask = () => fetch(`${green.url}/waInstance${line.idInstance}/getSettings/${line.apiTokenInstance}`);
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429]);
    const { connection } = connectTo(green.addInstance({ enforceLimits: true }));
    expect((await connection.check(new AbortController().signal)).state).toBe('works');
  });

  it('names people by phone, by hidden id, or by both', async () => {
    for (const [names, expected] of [
      ['phone', { chatId: '79161234501@c.us', sender: '79161234501@c.us' }],
      [
        'lid',
        {
          chatId: expect.stringMatching(/@lid$/) as unknown,
          sender: expect.stringMatching(/@lid$/) as unknown,
        },
      ],
      ['lid-with-phone', { chatId: expect.stringMatching(/@lid$/) as unknown, sender: '79161234501@c.us' }],
    ] as const) {
      const line = green.addInstance({ names });
      line.customerWrites(vera, 'hi');
      expect((await line.queue.peek(0))?.body).toMatchObject({ senderData: expected });
    }
  });

  it('tells a send, lets it climb by itself and be read', async () => {
    const line = green.addInstance({ progress: ['sent'] });
    const message = {
      outboxId: 'o',
      to: '79161234501@c.us',
      text: 'At five',
      file: null,
      quotedProviderMessageId: null,
      isAutomatic: false,
    };
    await connectTo(line).connection.send(message, new AbortController().signal);
    line.customerReads(vera.phone);
    const told: unknown[] = [];
    for (let next = await line.queue.peek(0); next; next = await line.queue.peek(0)) {
      told.push(next.body);
      line.queue.acknowledge(next.receiptId);
    }
    expect(told).toMatchObject([
      { typeWebhook: 'outgoingAPIMessageReceived', messageData: { typeMessage: 'extendedTextMessage' } },
      { typeWebhook: 'outgoingMessageStatus', status: 'sent', sendByApi: true },
      { typeWebhook: 'outgoingMessageStatus', status: 'read' },
    ]);
  });
});

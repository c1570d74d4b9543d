import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { inEnglish, saying } from '#shared/domain/saying/saying.ts';

import { connectTo, webhookToken } from '#test/support/green-api/connect.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';

import type { Clock } from '../../platform/ports.ts';
import { systemClock } from '../../platform/system.ts';
import type { ConnectionReport, RawSource } from '../provider.ts';
import { normalise } from './normalise.ts';
import { greenApi } from './provider.ts';

const signal = new AbortController().signal;
let green: GreenApiSimulator;
let line: SimulatedLine;
beforeEach(async () => {
  green = await startGreenApi();
  line = green.addInstance({ wid: '79005550042@c.us' });
});
afterEach(() => green.stop());

/** A moment that does not pass: two who ask are asking in it. Waits pass fifty times faster. */
function standingClock(): Clock {
  const clock = systemClock();
  return { ...clock, monotonic: () => 0, after: (delay, callback) => clock.after(delay / 50, callback) };
}

const checksOf = (report: ConnectionReport) =>
  Object.fromEntries(report.checks.map(({ name, state }) => [name, state]));

describe('a check', () => {
  it('names what works', async () => {
    const report = await connectTo(line).connection.check(signal);
    expect(report).toMatchObject({ state: 'works', detail: null, account: '+79005550042' });
    expect(checksOf(report)).toEqual({
      keys: 'works',
      'signed-in': 'works',
      receiving: 'works',
      events: 'works',
    });
  });

  it.each([
    ['notAuthorized', 'signed-out', 'broken'],
    ['blocked', 'blocked', 'broken'],
    ['starting', 'starting', 'unknown'],
    ['suspended', 'suspended', 'broken'],
  ] as const)('tells that the number is %s', async (state, expected, signedIn) => {
    line.setState(state);
    const report = await connectTo(line).connection.check(signal);
    expect(report.state).toBe(expected);
    expect(checksOf(report)).toMatchObject({ keys: 'works', 'signed-in': signedIn });
  });

  it('says that the keys are wrong only when the provider says so', async () => {
    const wrong = await connectTo(line, { apiTokenInstance: 'wrong' }).connection.check(signal);
    expect(wrong.state).toBe('keys-wrong');
    expect(checksOf(wrong)).toEqual({
      keys: 'broken',
      'signed-in': 'unknown',
      receiving: 'unknown',
      events: 'unknown',
    });
    line.faults.always('getStateInstance', { kind: 'reset' });
    const silent = await connectTo(line).connection.check(signal);
    expect(silent.state).toBe('unreachable');
    expect(checksOf(silent)).toMatchObject({ keys: 'unknown' });
    expect(inEnglish(silent.checks[0]!.detail)).toMatch(/^Green API could not be reached \([A-Z]+\)\.$/);
  });

  it('asks again after a passing trouble, and is content with an answer that it cannot read', async () => {
    line.faults.next('getStateInstance', { kind: 'status', status: 502 });
    line.faults.next('getStateInstance', { kind: 'status', status: 429 });
    expect((await connectTo(line).connection.check(signal)).state).toBe('works');
    line.faults.next('getStateInstance', { kind: 'garbage' });
    line.faults.next('getSettings', { kind: 'garbage' });
    expect((await connectTo(line).connection.check(signal)).state).toBe('unknown');
  });

  it('sees notifications that go elsewhere, wrong tokens and switches that are off', async () => {
    line.settings.webhookUrl = 'https://elsewhere.example/hook?key=1';
    const polling = await connectTo(line).connection.check(signal);
    expect(polling.state).toBe('unknown');
    expect(checksOf(polling).receiving).toBe('broken');

    line.settings.webhookUrlToken = 'another';
    line.settings.incomingWebhook = 'no';
    const webhookUrl = 'https://elsewhere.example/hook?key=1';
    const pushed = await connectTo(line, { receive: 'webhook', webhookUrl }).connection.check(signal);
    expect(pushed.state).toBe('works');
    expect(checksOf(pushed)).toMatchObject({ receiving: 'broken', events: 'broken' });
    expect(pushed.checks.find(({ name }) => name === 'events')?.detail.values.names).toContain(
      'incomingWebhook',
    );
    line.settings.webhookUrlToken = `Bearer ${webhookToken}`;
    const receiving = async (webhookUrl?: string) => {
      const more = webhookUrl === undefined ? {} : { webhookUrl };
      const report = await connectTo(line, { receive: 'webhook', ...more }).connection.check(signal);
      const { state, detail } = report.checks.find(({ name }) => name === 'receiving')!;
      return [report.state, state, inEnglish(detail), report.webhook];
    };
    expect(await receiving('https://elsewhere.example/hook?key=1')).toEqual([
      'works',
      'works',
      'Green API calls elsewhere.example.',
      'ours',
    ]);
    const words = expect.stringContaining('another address, at elsewhere.example') as string;
    expect(await receiving('https://here.example/hook')).toEqual(['unknown', 'broken', words, 'elsewhere']);
    expect(await receiving()).toEqual([
      'works',
      'unknown',
      'This computer has no public address, so Green API cannot tell it anything.',
      undefined,
    ]);
  });
});

describe('setting up', () => {
  it('switches on what is needed in a new instance, once', async () => {
    const fresh = green.addInstance({ settings: 'new' });
    const { connection } = connectTo(fresh, { receive: 'webhook' });
    const url = 'https://shop.example/whatsapp/webhook';
    const first = await connection.setUp!({ url }, signal);
    expect(first.changed).toEqual(
      expect.arrayContaining([
        'webhookUrl',
        'webhookUrlToken',
        'incomingWebhook',
        'stateWebhook',
        'editedMessageWebhook',
      ]),
    );
    expect(first.note).toEqual(saying('restarts'));
    expect(fresh.settings).toMatchObject({
      webhookUrl: url,
      webhookUrlToken: webhookToken,
      incomingWebhook: 'yes',
      delaySendMessagesMilliseconds: 500,
    });
    expect(await connection.setUp!({ url }, signal)).toEqual({ changed: [], note: null });
    expect(fresh.reboots).toBe(1);
  });

  it('shares one look at the settings with a check of the same moment, not beyond a change', async () => {
    const { connection } = connectTo(line, { clock: standingClock() });
    await connection.setUp!({ url: null }, signal);
    expect((await connection.check(signal)).state).toBe('works');
    expect(line.callsOf('getSettings')).toHaveLength(1);

    const fresh = green.addInstance({ settings: 'new' });
    const { connection: other } = connectTo(fresh, { clock: standingClock() });
    await other.setUp!({ url: null }, signal);
    expect(checksOf(await other.check(signal))).toMatchObject({ events: 'works' });
    expect(fresh.callsOf('getSettings')).toHaveLength(2);
  });

  it('asks for itself where the other one learned nothing', async () => {
    line.faults.next('getSettings', { kind: 'status', status: 400, body: 'bad request' });
    const { connection } = connectTo(line, { clock: standingClock() });
    await expect(connection.setUp!({ url: null }, signal)).rejects.toThrow('bad request');
    expect(checksOf(await connection.check(signal))).toMatchObject({ events: 'works' });
  });

  it('takes a push address away for polling', async () => {
    line.settings.webhookUrl = 'https://elsewhere.example';
    expect((await connectTo(line).connection.setUp!({ url: null }, signal)).changed).toEqual(['webhookUrl']);
    expect(line.settings.webhookUrl).toBe('');
  });

  it('leaves the address alone while this computer has none', async () => {
    line.settings.webhookUrl = 'https://old.example';
    const told = await connectTo(line, { receive: 'webhook' }).connection.setUp!({ url: null }, signal);
    expect(told).toEqual({ changed: [], note: saying('homeless') });
    expect(line.settings.webhookUrl).toBe('https://old.example');
  });

  it('rejects in words without the token', async () => {
    line.faults.next('setSettings', {
      kind: 'status',
      status: 400,
      body: `bad request ${line.apiTokenInstance}`,
    });
    line.settings.incomingWebhook = 'no';
    const rejected = connectTo(line).connection.setUp!({ url: null }, signal);
    await expect(rejected).rejects.toThrow(/ bad request …$/);
  });
});

describe('signing in and out', () => {
  it('shows a code until the phone has scanned it', async () => {
    line.setState('notAuthorized');
    const { connection } = connectTo(line);
    expect(await connection.qr!(signal)).toEqual({
      kind: 'code',
      imageBase64: expect.stringMatching(/^iVBOR/) as unknown,
      expiresInSeconds: 20,
    });
    line.setState('starting');
    expect(await connection.qr!(signal)).toEqual({
      kind: 'not-ready',
      detail: saying('no-code-yet', { said: 'instance in starting process try later' }),
    });
    line.scanQr();
    expect(await connection.qr!(signal)).toEqual({ kind: 'signed-in' });
  });

  it('gives a code to type, or the reason why not', async () => {
    line.setState('notAuthorized');
    const { connection } = connectTo(line);
    expect(await connection.phoneCode!('+79005550042', signal)).toEqual({ code: 'DOOR2042' });
    expect(line.callsOf('getAuthorizationCode')[0]!.body).toEqual({ phoneNumber: 79005550042 });
    line.setState('authorized');
    await expect(connection.phoneCode!('+79005550042', signal)).rejects.toThrow(
      'instance account already authorized',
    );
  });

  it('signs out', async () => {
    await connectTo(line).connection.signOut!(signal);
    expect(line.state).toBe('notAuthorized');
  });
});

describe('small questions', () => {
  it('mark a chat as read, and do not mind when that fails', async () => {
    const { connection } = connectTo(line);
    await connection.markRead!('79161234501@c.us', signal);
    line.faults.next('readChat', { kind: 'status', status: 500 });
    await connection.markRead!('79161234501@c.us', signal);
    expect(line.callsOf('readChat')[0]!.body).toEqual({ chatId: '79161234501@c.us' });
  });

  it('give a fresh address of a file, and none when there is no file', async () => {
    const photo = {
      kind: 'imageMessage',
      fileName: 'a b.jpg',
      mimeType: 'image/jpeg',
      bytes: Buffer.from('jpeg'),
    } as const;
    const id = line.customerSendsFile({ phone: '79161234501' }, photo);
    const { connection } = connectTo(line);
    const url = await connection.mediaUrl!('79161234501@c.us', id, signal);
    expect(await (await fetch(url!)).text()).toBe('jpeg');
    expect(connection.mayFetch(url!)).toBe(true);
    expect(connection.mediaHeaders!(url!)).toEqual({});
    expect(await connection.mediaUrl!('79161234501@c.us', 'none', signal)).toBeNull();
  });

  it('find the other name of a person', async () => {
    const { connection } = connectTo(line);
    const both = await connection.lookUp!({ kind: 'phone', value: '+79161234501' }, signal);
    expect(both).toEqual([
      { kind: 'phone', value: '+79161234501' },
      { kind: 'lid', value: expect.stringMatching(/^\d+$/) as unknown },
    ]);
    expect(await connection.lookUp!(both![1]!, signal)).toEqual([both![1], both![0]]);
  });

  it('cannot tell when the quota of questions is used up or there is no such chat', async () => {
    const { connection } = connectTo(line);
    for (const status of [466, 469, 502]) line.faults.next('checkWhatsapp', { kind: 'status', status });
    for (let turn = 0; turn < 3; turn += 1)
      expect(await connection.lookUp!({ kind: 'lid', value: '880001' }, signal)).toBeNull();
    expect(await connection.lookUp!({ kind: 'practice-id', value: 'x' }, signal)).toBeNull();
    line.withoutWhatsApp.add('79161234509');
    expect(await connection.lookUp!({ kind: 'phone', value: '+79161234509' }, signal)).toEqual([
      { kind: 'phone', value: '+79161234509' },
    ]);
  });
});

describe('reading the journals', () => {
  it('delivers both, oldest first, as they are', async () => {
    const now = Date.now();
    const vera = { phone: '79161234501', name: 'Vera' };
    line.customerWrites(vera, 'one', { at: now - 50_000 });
    line.phoneWrites(vera, 'two', { at: now - 40_000 });
    line.customerWrites(vera, 'three', { at: now - 30_000 });
    line.customerWrites(vera, 'too old', { at: now - 3_600_000 });
    const delivered: [RawSource, string][] = [];
    const count = await connectTo(line).connection.backfill!(
      now - 120_000,
      (source, body) => {
        const item = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
        expect(normalise(source, item, { receivedAt: now }).kind).toBe('events');
        delivered.push([source, String(item.textMessage)]);
        return Promise.resolve();
      },
      signal,
    );
    expect(count).toBe(3);
    expect(delivered).toEqual([
      ['history', 'one'],
      ['history', 'two'],
      ['history', 'three'],
    ]);
  });

  it('rejects when a journal cannot be read, so that it is read again', async () => {
    line.faults.always('lastOutgoingMessages', { kind: 'status', status: 400, body: 'bad request data' });
    const delivered: unknown[] = [];
    const reading = connectTo(line).connection.backfill!(
      0,
      (...item) => Promise.resolve(void delivered.push(item)),
      signal,
    );
    await expect(reading).rejects.toThrow(/lastOutgoingMessages: .* bad request data$/);
    expect(delivered).toEqual([]);
  });
});

it('listens only when the number is polled, and has an address only when it is pushed to', () => {
  expect('listen' in connectTo(line, { receive: 'webhook' }).connection).toBe(false);
  const config = { apiUrl: green.url, mediaUrl: green.url, idInstance: '1' };
  expect(greenApi.webhookPath({ ...config, receive: 'webhook' }, 'c', {})).toBe('/whatsapp/webhook');
  expect(greenApi.webhookPath({ ...config, receive: 'polling' }, 'c', {})).toBeNull();
});

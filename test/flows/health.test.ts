import { afterEach, beforeEach, expect, test } from 'vitest';

import type { FindingView } from '#shared/api/calls/health.ts';
import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { memoryFile, openToastDesk, type ToastDesk } from '#test/support/desktop/toast-desk.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { connectGreenApi, onlyChat, openShop, type Shop } from '#test/support/shop.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '#test/support/tunnel/localtunnel-server.ts';

const minute = 60_000;

let clock: FakeClock;
let ticking: NodeJS.Timeout;
let green: GreenApiSimulator;
let line: SimulatedLine;
let server: LocaltunnelServer;
let shop: Shop;
let toasts: ToastDesk | null;

beforeEach(async () => {
  clock = fakeClock();
  // Time goes by ten times as fast as outside: what keeps trying for minutes is seen within seconds.
  ticking = setInterval(() => clock.advance(50), 5);
  green = await startGreenApi({ now: () => clock.now() });
  line = green.addInstance();
  server = await startLocaltunnelServer();
  shop = await openShop({ clock, reach: true, publicUrl: () => null });
  toasts = null;
});
afterEach(async () => {
  clearInterval(ticking);
  toasts?.stop();
  await shop.close();
  await server.stop();
  await green.stop();
});

const report = () => shop.client.call('health.report', {});
const address = async () => (await shop.client.call('health.get', {})).tunnel;

/** The findings as `part: state code`; numbers and sources by their own name. */
async function found(): Promise<string[]> {
  const { findings } = await report();
  return findings.map((finding: FindingView) => {
    const name = finding.part === 'number' ? finding.label : finding.part;
    return `${name}: ${finding.state} ${finding.code}`;
  });
}

/** Adds a number that its provider calls. */
const addCalled = () =>
  shop.client.call('channels.create', {
    provider: 'green-api',
    label: 'Salon',
    config: line.configFor('webhook'),
    secrets: { apiTokenInstance: line.apiTokenInstance },
  });

/** Resolves once the findings are these. */
async function finds(...expected: string[]): Promise<void> {
  let last: string[] = [];
  await shop
    .until('the findings', async () => {
      last = await found();
      return expected.every((line) => last.includes(line));
    })
    .catch((error: unknown) => {
      throw new Error(`Found instead: ${last.join(' | ')}`, { cause: error });
    });
}

test('a shop without numbers is in order: what is not needed is no trouble', async () => {
  await finds('database: works sound');
  expect(await found()).toEqual([
    'address: off not-needed',
    'sending: off stopped',
    'fates: works known',
    'journal: works done',
    'database: works sound',
    'disk: works enough',
    'clock: works plausible',
  ]);
  expect((await report()).state).toBe('works');
  expect(await address()).toEqual({
    state: 'unknown',
    isNeeded: false,
    isTrouble: false,
    brokenSince: null,
  });
});

test('the file is read whole on demand, and since when that is known survives', async () => {
  expect(await shop.client.call('health.checkDatabase', {})).toEqual({ isSound: true });
  const database = (await report()).findings.find(({ part }) => part === 'database');
  expect(database).toMatchObject({ state: 'works', code: 'sound', isChecking: false });
  expect(database?.part === 'database' && database.bytes).toBeGreaterThan(4096);
});

test('a number that is called needs an address: without one it is broken, with one it works', async () => {
  toasts = openToastDesk(shop, clock, { file: memoryFile() });
  await addCalled();
  await finds('Salon: broken no-address', 'address: broken missing');
  const first = await address();
  expect(first).toMatchObject({ state: 'broken', isNeeded: true, isTrouble: false });
  clock.advance(minute);
  expect(await address()).toMatchObject({ isTrouble: true, brokenSince: first.brokenSince });
  await shop.until('the toast', () => Promise.resolve(toasts?.shown().length === 1));
  expect(toasts.shown()).toMatchObject([
    {
      id: 'address',
      title: 'The public address does not work',
      body: 'Messages to Salon wait at Green API, for 24 hours at most.',
    },
  ]);
  await shop.client.call('tunnel.change', { kind: 'localtunnel', server: server.url });
  await finds('Salon: works works', 'address: works works');
  expect(await address()).toMatchObject({
    state: 'works',
    isNeeded: true,
    isTrouble: false,
    brokenSince: null,
    url: (await shop.client.call('tunnel.get', {})).url,
  });
  await shop.until('the toast to go', () => Promise.resolve(toasts?.shown().length === 0));
});

test('an address that dies is broken at once, trouble after a minute, told once, and over when it is back', async () => {
  await shop.client.call('tunnel.change', { kind: 'localtunnel', server: server.url });
  await addCalled();
  await finds('Salon: works works', 'address: works works');
  toasts = openToastDesk(shop, clock, { file: memoryFile() });
  await server.setListening(false);
  await server.forget();
  const { brokenSince } = await shop.until('the end', async () => {
    const now = await address();
    return now.brokenSince !== null && now;
  });
  expect((await address()).isTrouble).toBe(false);
  clock.advance(minute);
  expect(await address()).toMatchObject({ isTrouble: true, brokenSince });
  await shop.until('the toast', () => Promise.resolve(toasts?.shown().length === 1));
  // It is tried again all the time: that makes no new incident, and no second toast.
  clock.advance(2 * minute);
  expect(await address()).toMatchObject({ isTrouble: true, brokenSince });
  expect(toasts.all.map(({ id }) => id)).toEqual(['address']);
  await server.setListening(true);
  await shop.client.call('tunnel.restart', {});
  await finds('Salon: works works', 'address: works works');
  expect((await address()).isTrouble).toBe(false);
});

test('an address that nobody needs may die: no number is broken, nobody is troubled', async () => {
  await shop.client.call('tunnel.change', { kind: 'localtunnel', server: server.url });
  await connectGreenApi(shop, line, 'polling');
  await finds('WhatsApp: works works');
  await shop.until('the proof', async () => (await address()).state === 'works');
  await server.setListening(false);
  await server.forget();
  await shop.until('the end', async () => (await address()).state === 'broken');
  clock.advance(2 * minute);
  expect(await address()).toMatchObject({ isNeeded: false, isTrouble: false, brokenSince: null });
  expect((await found()).filter((one) => one.includes(': broken'))).toEqual([]);
});

test('a message of unknown fate waits for a person, and is no more when that has decided', async () => {
  await connectGreenApi(shop, line, 'polling');
  line.customerWrites({ phone: '4915112345600', name: 'Anna' }, 'At three?');
  const { id: conversationId } = await onlyChat(shop);
  line.faults.next('sendMessage', { kind: 'status', status: 502, body: 'Bad Gateway' });
  const { outboxId } = await shop.client.call('messages.send', { conversationId, text: 'Yes' });
  await finds('fates: broken unclear', 'clock: works agrees');
  await shop.client.call('outbox.resolve', { id: outboxId, as: 'sent' });
  await finds('fates: works known');
});

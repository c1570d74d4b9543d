import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { CallName } from '#shared/api/contract.ts';
import type { Client } from '#shared/api/client.ts';
import type { EventFrame } from '#shared/api/events.ts';
import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { collectingLog } from '#test/support/log.ts';
import { openShop, type Shop } from '#test/support/shop.ts';

import { watchDesk } from './watch-desk.ts';

/** Noon of a Wednesday in Berlin. */
const noon = Date.parse('2026-06-03T10:00:00Z');
const berlin = 'Europe/Berlin';

let clock: FakeClock;
let shop: Shop;
let log: ReturnType<typeof collectingLog>;
/** The calls that were made and not answered yet, and the most there were of one name at once. */
let calls: {
  made: Map<CallName, number>;
  open: Map<CallName, number>;
  most: number;
  broken: CallName | null;
};
let client: Client;
let desk: ReturnType<typeof watchDesk>;
let told: number;
/** Announces to the desk what the core has not. */
let announce: (frame: EventFrame) => void;

beforeEach(async () => {
  clock = fakeClock(noon);
  log = collectingLog();
  shop = await openShop({ clock });
  await shop.client.call('settings.update', { business: { timeZone: berlin, language: 'en' } });
  calls = { made: new Map(), open: new Map(), most: 0, broken: null };
  client = {
    call: counted,
    listen(onFrame) {
      announce = onFrame;
      return shop.client.listen(onFrame);
    },
  };
  told = 0;
});

afterEach(async () => {
  desk.stop();
  await shop.close();
});

const counted: Client['call'] = async (name, input) => {
  calls.made.set(name, (calls.made.get(name) ?? 0) + 1);
  const open = (calls.open.get(name) ?? 0) + 1;
  calls.open.set(name, open);
  calls.most = Math.max(calls.most, open);
  try {
    if (calls.broken === name) throw new Error('This call is broken.');
    return await shop.client.call(name, input);
  } finally {
    calls.open.set(name, (calls.open.get(name) ?? 1) - 1);
  }
};

const rounds = () => calls.made.get('health.get') ?? 0;

function watch() {
  desk = watchDesk({ client, clock, log });
  desk.onChange(() => (told += 1));
}

/** A busy machine is no reason to fail: what is waited for still has to come. */
const patience = { timeout: 15_000 };

/** Lets `ms` pass and waits for the round that has begun, if any. */
async function pass(ms: number) {
  clock.advance(ms);
  await vi.waitFor(() => expect([...calls.open.values()].every((open) => open === 0)).toBe(true), patience);
  // The answers are taken in a moment after the last call has returned.
  await new Promise((resolve) => setImmediate(resolve));
}

/** Nothing that the shop itself does on the way is left over. */
async function quiet() {
  for (let before = -1; before !== rounds();) {
    before = rounds();
    await pass(200);
  }
}

async function askedOfTheCore() {
  const [counts, waiting, health, channels, settings, outbox, rules] = await Promise.all([
    shop.client.call('conversations.counts', {}),
    shop.client.call('conversations.list', { filter: 'needs-reply', limit: 3 }),
    shop.client.call('health.get', {}),
    shop.client.call('channels.list', {}),
    shop.client.call('settings.get', {}),
    shop.client.call('outbox.list', { part: 'waiting' }),
    shop.client.call('rules.list', {}),
  ]);
  const [next] = outbox.items;
  return {
    counts,
    next,
    waiting: waiting.items,
    health,
    channels: channels.items,
    nextSendKind: rules.items.find(({ id }) => id === next?.ruleId)?.trigger.kind,
    timeZone: berlin,
    bookingHookUrl: settings.bookingHookUrl,
  };
}

test('the desk shows who waits, the numbers and what leaves next, as the core answers', async () => {
  await shop.client.call('channels.create', { provider: 'practice' });
  await shop.client.call('sending.start', {});
  watch();
  expect(desk.current()).toBeNull();
  // The customers of the practice line write, and what is planned for them comes, while the desk already looks.
  await vi.waitFor(async () => {
    await quiet();
    const { counts, next, ...truth } = await askedOfTheCore();
    expect(counts.needsReply).toBeGreaterThan(0);
    expect(next?.origin).toBe('automation');
    expect(desk.current()).toEqual({ ...truth, needsReply: counts.needsReply, nextSend: next });
  }, patience);
  // Rules are read when the next message wants a name, and again only when they have changed.
  expect(calls.made.get('rules.list')).toBe(1);
  expect(calls.most).toBe(1);
});

test('a crowd of changes is one round, and what changes during a round makes one more', async () => {
  watch();
  await quiet();
  const before = rounds();
  for (let change = 0; change < 20; change += 1) {
    await shop.client.call('settings.update', { business: { name: `Salon ${change}` } });
  }
  await pass(149);
  expect(rounds()).toBe(before);
  clock.advance(1);
  expect(rounds()).toBe(before + 1);
  for (let change = 0; change < 20; change += 1) {
    void shop.client.call('settings.update', { business: { timeZone: 'Europe/Moscow' } });
  }
  await pass(0);
  await pass(150);
  expect([rounds(), calls.most, told]).toEqual([before + 2, 1, before + 2]);
  expect(desk.current()?.timeZone).toBe('Europe/Moscow');
  expect(clock.waiting).toBeGreaterThan(0);
});

test('what the desk does not show is not looked at', async () => {
  watch();
  await quiet();
  const before = rounds();
  announce({ kind: 'changes', sequence: 100, changes: [{ topic: 'journal' }, { topic: 'notices' }] });
  await pass(1_000);
  expect(rounds()).toBe(before);
  announce({ kind: 'changes', sequence: 101, changes: [{ topic: 'journal' }, { topic: 'outbox' }] });
  await pass(1_000);
  expect(rounds()).toBe(before + 1);
});

test('a round that fails leaves the last picture and is tried again', async () => {
  watch();
  await quiet();
  const last = desk.current();
  calls.broken = 'channels.list';
  await shop.client.call('settings.update', { business: { timeZone: 'Europe/Moscow' } });
  await pass(150);
  expect(desk.current()).toBe(last);
  expect(log.lines.map(({ message }) => message)).toEqual(['the desk could not be looked at']);
  calls.broken = null;
  await pass(5_000);
  expect(desk.current()?.timeZone).toBe('Europe/Moscow');
});

test('a pause that ends by itself, also during a sleep, is seen to end', async () => {
  await shop.client.call('sending.start', {});
  await shop.client.call('sending.pause', { until: new Date(noon + 3_600_000).toISOString() });
  watch();
  await quiet();
  expect(desk.current()?.health.sending).toBe('paused');
  await pass(3_590_000);
  expect(desk.current()?.health.sending).toBe('paused');
  await pass(11_000);
  expect(desk.current()?.health.sending).toBe('running');

  await shop.client.call('sending.pause', { until: new Date(clock.now() + 3_600_000).toISOString() });
  await quiet();
  expect(desk.current()?.health.sending).toBe('paused');
  // The wall clock goes on while timers sleep.
  clock.jump(8 * 3_600_000);
  await pass(60_000);
  expect(desk.current()?.health.sending).toBe('running');
});

test('after it was stopped nothing is asked, and no timer is left', async () => {
  const own = fakeClock(noon);
  desk = watchDesk({ client, clock: own, log });
  own.advance(0);
  await vi.waitFor(() => expect(desk.current()).not.toBeNull());
  announce({ kind: 'changes', sequence: 100, changes: [{ topic: 'outbox' }] });
  expect(own.waiting).toBeGreaterThan(0);
  desk.stop();
  expect(own.waiting).toBe(0);
  announce({ kind: 'changes', sequence: 101, changes: [{ topic: 'outbox' }] });
  expect([own.waiting, rounds()]).toEqual([0, 1]);
});

test('one who listens and fails does not keep the others from hearing', async () => {
  desk = watchDesk({ client, clock, log });
  desk.onChange(() => {
    throw new Error('This listener is broken.');
  });
  desk.onChange(() => (told += 1));
  await quiet();
  expect(told).toBeGreaterThan(0);
  expect(log.lines.map(({ message }) => message)).toContain('what looks at the desk failed');
});

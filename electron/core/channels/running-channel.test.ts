import { afterEach, beforeEach, expect, test } from 'vitest';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { collectingLog } from '#test/support/log.ts';
import { addChannel, temporaryStore, type TemporaryStore } from '#test/support/store.ts';

import { breathe } from '../platform/sleep.ts';
import { systemRandom } from '../platform/system.ts';
import type { Connection, ConnectionReport, Provider } from '../providers/provider.ts';
import { getChannel } from '../store/channels.ts';
import { startChannel, type RunningChannel } from './running-channel.ts';

const minute = 60_000;
const works: ConnectionReport = { state: 'works', detail: null, account: null, checks: [] };

let temporary: TemporaryStore;
let clock: FakeClock;
let log: ReturnType<typeof collectingLog>;
let checks: number;
let listens: number;
let report: (news: Omit<ConnectionReport, 'checks'>) => void;
let stateNow: ConnectionReport['state'];
let channel: RunningChannel;

beforeEach(() => {
  temporary = temporaryStore();
  clock = fakeClock();
  log = collectingLog();
  checks = 0;
  listens = 0;
  report = () => undefined;
  stateNow = 'works';
});

afterEach(async () => {
  await channel.stop();
  expect(clock.waiting).toBe(0);
  temporary.close();
});

/** Lets everything that can happen now happen. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await breathe();
}

function start(connection: Partial<Connection>, more: Partial<Provider> = {}): void {
  const id = addChannel(temporary.store);
  const row = getChannel(temporary.store.read, id);
  if (!row) throw new Error('The channel was just added.');
  const provider = {
    configSchema: { parse: (value: unknown) => value },
    secretsSchema: { parse: (value: unknown) => value },
    connect: () => connection,
    ...more,
    // Only these are asked when a number is started.
  } as unknown as Provider;
  channel = startChannel(
    {
      store: temporary.store,
      clock,
      random: systemRandom(clock),
      log,
      deliver: () => Promise.resolve(),
      report: (news) => report(news),
      heardCheck: (news) => report(news),
      publish: () => null,
      webhookUrls: () => [],
      stateNow: () => stateNow,
    },
    row,
    provider,
    {},
  );
}

const check = () => {
  checks += 1;
  return Promise.resolve(works);
};

test('a disk that refuses what a check has found does not end the regular checks', async () => {
  report = () => {
    if (checks === 1) throw new Error('database or disk is full');
  };
  start({ check });
  await settle();
  clock.advance(5 * minute);
  await settle();
  expect(checks).toBe(2);
});

test('receiving that breaks off unexpectedly begins again', async () => {
  start({
    check,
    listen(_deliver, _report, signal) {
      listens += 1;
      if (listens === 1) return Promise.reject(new Error('database or disk is full'));
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  });
  await settle();
  expect(listens).toBe(1);
  clock.advance(minute);
  await settle();
  expect(listens).toBe(2);
});

test('news of a listener that the disk refuses does not end its receiving', async () => {
  report = () => {
    throw new Error('database or disk is full');
  };
  let isAlive = false;
  start({
    check,
    listen(_deliver, tell, signal) {
      tell('unreachable', null);
      isAlive = true;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  });
  await settle();
  expect(isAlive).toBe(true);
});

test('after the computer slept, the number is asked soon, not after the rest of the interval', async () => {
  start({ check });
  await settle();
  clock.jump(8 * 60 * minute);
  clock.advance(minute / 2);
  await settle();
  expect(checks).toBe(2);
});

test('a wall clock that is set back does not put off the checks', async () => {
  start({ check });
  await settle();
  clock.jump(-24 * 60 * minute);
  for (let time = 0; time < 10; time += 1) {
    clock.advance(minute / 2);
    await settle();
  }
  expect(checks).toBe(2);
});

test('checks that are asked for at the same time are one question', async () => {
  const answer = Promise.withResolvers<ConnectionReport>();
  start({
    check() {
      checks += 1;
      return answer.promise;
    },
  });
  const asked = [channel.check(), channel.check()];
  answer.resolve(works);
  expect(await Promise.all(asked)).toEqual([works, works]);
  expect(checks).toBe(1);
});

test.each([
  ['that was refused, where questions are counted', 'keys-wrong', true, 1],
  ['that nobody answered about, where questions are counted', 'unreachable', true, 2],
  ['that was refused, where they are not', 'keys-wrong', false, 2],
] as const)('a number %s is asked again in its own time', async (_what, state, countsChecks, expected) => {
  stateNow = state;
  start({ check }, countsChecks ? { countsChecks } : {});
  await settle();
  clock.advance(30_000);
  await settle();
  expect(checks).toBe(expected);
  clock.advance(5 * minute);
  await settle();
  expect(checks).toBeGreaterThan(expected);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import type { CallInput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import { wallTimeAt, wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, memorySecrets, openShop, temporaryFolder, type Shop } from '#test/support/shop.ts';

const berlin = 'Europe/Berlin';
const secrets = memorySecrets();
let folder: ReturnType<typeof temporaryFolder>;
let clock: FakeClock;
let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
/** Small waits (a provider's pace) go by while real requests are under way; the leaps are the test's. */
let ticking: NodeJS.Timeout;

beforeEach(async () => {
  folder = temporaryFolder();
  clock = fakeClock(wallTimeOf('2026-06-01T10:00', berlin).instant);
  provider = await startGreenApi({ now: () => clock.now() });
  line = provider.addInstance({});
  ticking = setInterval(() => clock.advance(20), 20);
  await open();
  await connectGreenApi(shop, line, 'webhook');
});

afterEach(async () => {
  await shop.close();
  clearInterval(ticking);
  await provider.stop();
  folder.remove();
});

async function open() {
  shop = await openShop({ folder: folder.path, secrets, clock });
  await shop.client.call('settings.update', { business: { name: 'Garden', timeZone: berlin } });
}

const call: Shop['client']['call'] = (name, input) => shop.client.call(name, input);

const book = (start: string, more: Partial<CallInput<'bookings.save'>> = {}) =>
  call('bookings.save', {
    contact: { name: 'Anna', phone: '+49 151 12345678' },
    service: 'Haircut',
    startsAt: new Date(wallTimeOf(start, berlin).instant).toISOString(),
    ...more,
  });

/** When what has left left, as Berlin says it, and to whom. */
const sent = () =>
  line.sent.map((item) => `${wallTimeAt(item.timestamp * 1000, berlin).local.slice(0, 16)} ${item.chatId}`);

/** The computer sleeps until a Berlin wall time. */
const sleepUntil = (local: string) => clock.advance(wallTimeOf(local, berlin).instant - clock.now());

/** Waits for so many sends, while the time goes on by the second. */
const untilSent = (count: number) =>
  shop.until(`${count} messages`, () => {
    if (line.sent.length < count) clock.advance(1_000);
    return Promise.resolve(line.sent.length >= count);
  });

/** Lets a minute pass in which everything due could happen. */
async function minute() {
  for (let second = 0; second < 60; second += 10) {
    clock.advance(10_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await call('health.get', {});
}

const outbox = async (input: CallInput<'outbox.list'> = {}) =>
  (await call('outbox.list', { limit: 200, ...input })).items;
const rowOf = async (ruleId: string): Promise<OutboxItemView> => {
  const row = (await outbox()).find((item) => item.ruleId === ruleId);
  if (!row) throw new Error(`Nothing of ${ruleId} is in the outbox.`);
  return row;
};
const outline = (items: readonly OutboxItemView[]) =>
  items.map((item) =>
    [item.ruleId, item.state, wallTimeAt(Date.parse(item.dueAt), berlin).local.slice(0, 16), item.skipReason]
      .filter((part) => part !== null)
      .join(' '),
  );

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  return error instanceof ApiError ? error.code : 'not refused';
}

describe('the default rules', () => {
  test('send nothing before the start; then what the preview has shown, each at its time', async () => {
    await book('2026-06-10T15:00');
    await minute();
    const preview = await call('sending.preview', {});
    expect([preview.state, preview.total, preview.dueNow, outline(preview.items)]).toEqual([
      'stopped',
      3,
      1,
      [
        'confirmation held 2026-06-01T10:00',
        'day-before held 2026-06-09T15:00',
        'two-hours-before held 2026-06-10T13:00',
      ],
    ]);
    expect(preview.items.every(({ text }) => text.includes('Anna'))).toBe(true);
    expect(line.sent).toEqual([]);
    await call('sending.start', {});
    await untilSent(1);
    sleepUntil('2026-06-09T15:00');
    await untilSent(2);
    sleepUntil('2026-06-10T13:00');
    await untilSent(3);
    sleepUntil('2026-06-10T16:00');
    await minute();
    expect(line.sent.map(({ textMessage }) => textMessage)).toEqual(preview.items.map(({ text }) => text));
    expect(sent().map((message) => message.slice(0, 13))).toEqual([
      '2026-06-01T10',
      '2026-06-09T15',
      '2026-06-10T13',
    ]);
    expect((await call('notices.list', {})).items).toEqual([]);
  });

  test('tell of a change, a payment and a cancellation, once each', async () => {
    await call('sending.start', {});
    const { id } = await book('2026-06-10T15:00');
    await untilSent(1);
    await book('2026-06-10T16:00', { id });
    await book('2026-06-10T17:00', { id });
    clock.advance(120_000);
    await untilSent(2);
    await call('bookings.markPaid', { id });
    await untilSent(3);
    await call('bookings.cancel', { id });
    await untilSent(4);
    await minute();
    const ids = (await outbox({ part: 'past' })).filter(({ messageId }) => messageId !== null);
    expect(ids.map(({ ruleId }) => ruleId)).toEqual(['cancelled', 'paid', 'changed', 'confirmation']);
    expect(line.sent).toHaveLength(4);
    expect(await outbox({ part: 'waiting' })).toEqual([]);
  });

  test('keep the id of a message over its release', async () => {
    await book('2026-06-10T15:00');
    const before = await rowOf('confirmation');
    expect([before.state, before.messageId, before.conversationId]).toEqual(['held', null, null]);
    await call('sending.start', {});
    await untilSent(1);
    const after = await shop.until('the answer', async () => {
      const row = await rowOf('confirmation');
      return row.state !== 'held' && row.state !== 'scheduled' && row.state !== 'sending' && row;
    });
    expect([after.id, after.messageId === null, after.bookingIds]).toEqual([
      before.id,
      false,
      before.bookingIds,
    ]);
  });
});

describe('a computer', () => {
  test('asleep over three reminders sends the one that is of use and says what it did', async () => {
    await call('sending.start', {});
    await book('2026-06-03T12:00');
    await book('2026-06-03T18:00', { contact: { name: 'Ben', phone: '+49 151 87654321' } });
    await book('2026-06-03T11:40', { contact: { name: 'Zoe', phone: '+49 151 87654322' } });
    await untilSent(3);
    sleepUntil('2026-06-03T10:05');
    await untilSent(5);
    await shop.until('the notice', async () => {
      clock.advance(1_000);
      return (await call('notices.list', {})).items.length > 0;
    });
    expect((await call('notices.list', {})).items.map(({ kind, facts }) => [kind, facts])).toEqual([
      ['catch-up', { late: 2, replaced: 3, skipped: 0 }],
    ]);
  });

  test('switched off between sends what it had planned when it is on again, once', async () => {
    await call('sending.start', {});
    await book('2026-06-10T15:00');
    await untilSent(1);
    await shop.close();
    sleepUntil('2026-06-09T15:30');
    await open();
    await untilSent(2);
    await shop.close();
    await open();
    await minute();
    expect(line.sent).toHaveLength(2);
  });
});

describe('a person', () => {
  beforeEach(async () => {
    await book('2026-06-10T15:00');
  });

  test('pauses and resumes: what fell due waits, and leaves when it is of use', async () => {
    await call('sending.start', {});
    await untilSent(1);
    await call('sending.pause', {});
    sleepUntil('2026-06-09T15:30');
    await minute();
    expect(line.sent).toHaveLength(1);
    expect((await rowOf('day-before')).state).toBe('held');
    await call('sending.resume', {});
    await untilSent(2);
    expect((await rowOf('day-before')).dueReason).toBe('late');
  });

  test('skips, takes back, moves, rewrites and sends now, and is refused what cannot be', async () => {
    const [confirmation, dayBefore, twoHours] = await outbox();
    const idOf = (row: OutboxItemView | undefined) => ({ id: row!.id });
    expect(await call('outbox.skip', idOf(dayBefore))).toMatchObject({ state: 'skipped', isByHand: true });
    expect(await refusal(call('outbox.skip', idOf(dayBefore)))).toBe('conflict');
    expect(await call('outbox.restore', idOf(dayBefore))).toMatchObject({ state: 'held', isByHand: false });
    const dueAt = new Date(wallTimeOf('2026-06-09T12:00', berlin).instant).toISOString();
    expect(await call('outbox.edit', { ...idOf(dayBefore), text: 'See you!', dueAt })).toMatchObject({
      ...{ text: 'See you!', isByHand: true, state: 'held' },
      dueAt: expect.stringContaining('2026-06-09') as string,
    });
    const afterwards = new Date(wallTimeOf('2026-06-10T15:00', berlin).instant).toISOString();
    expect(await refusal(call('outbox.edit', { ...idOf(dayBefore), dueAt: afterwards }))).toBe('invalid');
    expect(await refusal(call('outbox.edit', { ...idOf(dayBefore), text: ' ' }))).toBe('invalid');
    expect(await refusal(call('outbox.restore', idOf(twoHours)))).toBe('conflict');
    await call('outbox.sendNow', idOf(confirmation));
    await untilSent(1);
    expect((await call('health.get', {})).sending).toBe('stopped');
    await shop.until('the answer', async () => (await rowOf('confirmation')).state !== 'sending');
    expect(await refusal(call('outbox.edit', { ...idOf(confirmation), text: 'Too late' }))).toBe('conflict');
    expect(await refusal(call('outbox.skip', { id: 'nobody' }))).toBe('not-found');
  });

  test('changes the quiet hours, and what waits moves', async () => {
    await call('bookings.save', {
      contact: { name: 'Ben', phone: '+49 151 87654321' },
      service: 'Colour',
      startsAt: new Date(wallTimeOf('2026-06-11T22:30', berlin).instant).toISOString(),
    });
    const dueOf = async () =>
      outline(await outbox({ part: 'waiting' })).find(
        (row) => row.startsWith('day-before') && row.includes('06-1'),
      );
    expect(await dueOf()).toBe('day-before held 2026-06-11T09:00');
    await call('settings.update', { business: { quietHours: { from: '23:00', to: '08:00' } } });
    await shop.until('the plan', async () => (await dueOf()) === 'day-before held 2026-06-10T22:30');
  });
});

test('a number that is removed leaves its messages to the other one', async () => {
  await call('sending.start', {});
  await book('2026-06-10T15:00');
  await untilSent(1);
  const other = provider.addInstance({});
  await connectGreenApi(shop, other, 'webhook');
  const [first] = (await call('channels.list', {})).items;
  await call('channels.remove', { id: first!.id });
  sleepUntil('2026-06-09T15:00');
  await shop.until('the reminder', () => {
    clock.advance(1_000);
    return Promise.resolve(other.sent.length === 1);
  });
  expect(line.sent).toHaveLength(1);
});

test('pages of the outbox meet without gap or repeat, over both tables', async () => {
  for (let count = 10; count < 22; count += 1) {
    await book('2026-06-10T15:00', { contact: { name: `C${count}`, phone: `+49 151 100000${count}` } });
  }
  const all = await outbox();
  for (const { id } of all.filter((_, index) => index % 4 === 0)) await call('outbox.skip', { id });
  for (const { id } of all.filter((_, index) => index % 12 === 1)) await call('outbox.sendNow', { id });
  await untilSent(3);
  await shop.until('the answers', async () => (await outbox({ state: 'sending' })).length === 0);
  const whole = (await outbox()).map(({ id }) => id);
  expect(new Set(whole).size).toBe(all.length);
  for (const limit of [1, 5, 7]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await call('outbox.list', { limit, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(whole);
  }
  const { contactId } = all[0]!;
  const mine = await outbox({ contactId: contactId! });
  expect(mine).toHaveLength(3);
  expect((await call('health.get', {})).outbox.waiting).toBe((await outbox({ part: 'waiting' })).length);
});

import { afterEach, beforeEach, expect, test } from 'vitest';

import { lidChat, message, phoneChat } from '#test/support/events.ts';
import { openReceivingDesk, type ReceivingDesk } from '#test/support/receiving-desk.ts';
import type { Identifier } from '#shared/domain/identifier.ts';

import { recordStatus } from '../outbound/settle.ts';
import type { Connection } from '../providers/provider.ts';
import { nextLookUpAt } from '../store/contacts.ts';
import { createLookUps } from './look-up.ts';

let desk: ReceivingDesk;
let asked: Identifier[];
let answers: (readonly Identifier[] | null | Error)[];
let connection: Pick<Connection, 'lookUp'> | null;
let lookUps: ReturnType<typeof createLookUps>;

beforeEach(() => {
  desk = openReceivingDesk();
  asked = [];
  answers = [];
  connection = {
    lookUp(identifier) {
      asked.push(identifier);
      const answer = answers.shift() ?? null;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  lookUps = createLookUps({
    ...desk,
    recordStatus,
    // Only `lookUp` is asked.
    connectionOf: () => connection as Connection | null,
  });
});
afterEach(async () => {
  await lookUps.stop();
  expect(desk.clock.waiting).toBe(0);
  await desk.close();
});

const lid: Identifier = { kind: 'lid', value: '111222333' };
const phone: Identifier = { kind: 'phone', value: '+79991234567' };
const minute = 60_000;

async function wake() {
  lookUps.wake();
  await lookUps.idle();
}

test('a person known only by a hidden id is asked about once, and the answer joins the chats', async () => {
  await desk.receive([message(lidChat(lid.value), 'A1', 1), message(phoneChat('79991234567'), 'A2', 2)]);
  answers = [[phone]];
  desk.changes.length = 0;
  await wake();
  await wake();
  expect(asked).toEqual([lid]);
  expect(desk.conversations()).toMatchObject([{ phone: phone.value, otherIdentifier: lid.value }]);
  expect(desk.thread()).toHaveLength(2);
  expect(desk.changes.map(({ topic }) => topic)).toEqual(
    expect.arrayContaining(['contact', 'conversation', 'messages']),
  );
  expect(nextLookUpAt(desk.store.read)).toBeNull();
});

test('a change that came under the other id finds its message when the chats are joined', async () => {
  await desk.receive([
    message(phoneChat('79991234567'), 'A1', 1, 'before'),
    message(lidChat(lid.value), 'A2', 2),
  ]);
  await desk.receive([
    { kind: 'edit', chat: lidChat(lid.value), targetProviderMessageId: 'A1', text: 'after', at: 3 },
  ]);
  answers = [[phone]];
  await wake();
  expect(desk.thread()[0]).toMatchObject({ text: 'after', isEdited: true });
});

test('nobody is asked about a person whose phone is known', async () => {
  await desk.receive([message({ ...lidChat(lid.value), identifiers: [lid, phone] }, 'A1', 1)]);
  await wake();
  expect(asked).toEqual([]);
  expect(nextLookUpAt(desk.store.read)).toBeNull();
});

test('a provider that cannot tell is asked again later and later, then left alone', async () => {
  await desk.receive([message(lidChat(lid.value), 'A1', 1)]);
  answers = [null, new Error('no network')];
  await wake();
  expect(nextLookUpAt(desk.store.read)).toBe(desk.clock.now() + minute);
  await wake();
  expect(asked).toHaveLength(1);
  desk.clock.advance(minute);
  await lookUps.idle();
  expect(asked).toHaveLength(2);
  expect(nextLookUpAt(desk.store.read)).toBe(desk.clock.now() + 10 * minute);
  for (let time = 0; time < 6; time += 1) {
    desk.clock.jump(25 * 60 * minute);
    await wake();
  }
  expect(asked).toHaveLength(6);
  expect(nextLookUpAt(desk.store.read)).toBeNull();
});

test('a number that is not connected costs no attempt', async () => {
  await desk.receive([message(lidChat(lid.value), 'A1', 1)]);
  connection = null;
  await wake();
  expect(nextLookUpAt(desk.store.read)).toBe(desk.clock.now() + 5 * minute);
  connection = { lookUp: () => Promise.resolve([phone]) };
  desk.clock.advance(5 * minute);
  await lookUps.idle();
  expect(desk.conversations()).toMatchObject([{ phone: phone.value }]);
});

test('a provider without look-ups is not waited for', async () => {
  await desk.receive([message(lidChat(lid.value), 'A1', 1)]);
  connection = {};
  await wake();
  expect(nextLookUpAt(desk.store.read)).toBeNull();
});

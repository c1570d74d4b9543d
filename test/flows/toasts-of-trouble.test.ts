import { afterEach, beforeEach, expect, test } from 'vitest';

import { memoryFile } from '#test/support/desktop/toast-desk.ts';
import { openToastShop, type ToastShop } from '#test/support/desktop/toast-shop.ts';

const minute = 60_000;
const hour = 60 * minute;

let toasts: ToastShop;
beforeEach(async () => {
  toasts = await openToastShop();
});
afterEach(() => toasts.close());

test('a number that is signed out is told once, also over a restart, and no longer when it works', async () => {
  const { clock, line, reopen, shows, showsAny, quiet } = toasts;
  const file = memoryFile();
  reopen({ file });
  line.setState('notAuthorized');
  clock.advance(6 * minute);
  await showsAny();
  expect(toasts.desk().shown()).toMatchObject([
    {
      title: expect.stringMatching(/ does not work$/) as string,
      body: 'WhatsApp signed this number out. Customers get no answers until the code is scanned again.',
    },
  ]);
  line.setState('authorized');
  clock.advance(6 * minute);
  await shows();
  line.setState('notAuthorized');
  clock.advance(6 * minute);
  await showsAny();
  reopen({ file });
  clock.advance(6 * minute);
  await quiet();
  expect(toasts.desk().all).toEqual([]);
});

test('a lock takes away what names a number, and what it tells then names none', async () => {
  const { clock, line, reopen, shows, showsAny } = toasts;
  reopen({});
  line.setState('notAuthorized');
  clock.advance(6 * minute);
  await showsAny();
  toasts.desk().setLocked(true);
  expect(toasts.desk().shown()).toEqual([]);
  // A start of the program while it is locked; it has told nothing yet.
  reopen({});
  toasts.desk().setLocked(true);
  clock.advance(6 * minute);
  await shows('A number does not work');
  expect(toasts.desk().shown()).toMatchObject([
    { body: 'WhatsApp signed this number out. Customers get no answers until the code is scanned again.' },
  ]);
});

test('where toasts show no texts, a report says only that there is one', async () => {
  const { reopen, shows } = toasts;
  reopen({});
  const { settings } = toasts.desk();
  settings.change({ toasts: { ...settings.get().toasts, showsText: false } });
  await sleepOverReminder();
  await shows('Late messages');
  expect(toasts.desk().shown()).toMatchObject([{ body: 'Open Deskbell to see what it means.' }]);
});

test('messages of unknown fate are told once, and no longer when a person has decided', async () => {
  const { shop, clock, line, showsAny, shows, chatOf } = toasts;
  toasts.desk().look({ chat: null });
  line.customerWrites({ phone: '4915112345600', name: 'Anna' }, 'At three?');
  const { id: conversationId } = await chatOf('Anna');
  line.faults.next('sendMessage', { kind: 'status', status: 502, body: 'Bad Gateway' });
  const { outboxId } = await shop.client.call('messages.send', { conversationId, text: 'Yes' });
  await shop.until('the message to be unknown', async () => {
    const { outbox } = await shop.client.call('health.get', {});
    return outbox.unknown === 1;
  });
  clock.advance(2 * minute);
  await showsAny();
  const [toast] = toasts.desk().shown();
  expect(toast).toMatchObject({
    id: 'unknown',
    title: '1 message: nobody knows whether it was sent',
  });
  await shop.client.call('outbox.resolve', { id: outboxId, as: 'sent' });
  clock.advance(2 * minute);
  await shows();
});

/** The computer slept while a reminder fell due. */
async function sleepOverReminder(): Promise<void> {
  const { shop, clock, line } = toasts;
  await shop.client.call('sending.start', {});
  await shop.client.call('bookings.save', {
    contact: { name: 'Vera', phone: '+4915112345602' },
    service: 'Haircut',
    startsAt: new Date(clock.now() + 25 * hour).toISOString(),
  });
  await shop.until('the confirmation', () => Promise.resolve(line.sent.length === 1));
  clock.jump(2 * hour);
  shop.core.wake();
}

test('the report after a sleep is told once, also over a restart, until it is put aside', async () => {
  const { shop, reopen, shows, showsAny, quiet } = toasts;
  const file = memoryFile();
  reopen({ file, language: 'ru' });
  await sleepOverReminder();
  await showsAny();
  expect(toasts.desk().shown()).toMatchObject([
    {
      title: 'Сообщения с опозданием',
      body: 'Не все сообщения удалось отправить вовремя. 1 сообщение уходит с опозданием.',
    },
  ]);
  const [notice] = (await shop.client.call('notices.list', {})).items;
  await shop.client.call('notices.dismiss', { id: notice!.id });
  await shows();
  reopen({ file });
  await quiet();
  expect(toasts.desk().all).toEqual([]);
});

test('what the window tells in a line needs no toast, and trouble can be switched off', async () => {
  const { clock, line, quiet, reopen } = toasts;
  const file = memoryFile();
  reopen({ file });
  toasts.desk().look({ chat: null });
  await sleepOverReminder();
  await quiet();
  toasts.desk().look(null);
  const { settings } = toasts.desk();
  settings.change({ toasts: { ...settings.get().toasts, trouble: false } });
  line.setState('notAuthorized');
  clock.advance(6 * minute);
  await quiet();
  expect(toasts.desk().all).toEqual([]);
});

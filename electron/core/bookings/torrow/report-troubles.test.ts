import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { collectingLog } from '#test/support/log.ts';
import {
  startMailServer,
  subjectOfMail,
  textOfMail,
  type MailServer,
} from '#test/support/mail/mail-server.ts';
import { memorySecrets } from '#test/support/shop.ts';
import { openTorrowDesk, orderWith, saying, type TorrowDesk } from '#test/support/torrow/torrow-desk.ts';

import { openNotices } from '../../notices/notices.ts';
import { createEventBus, type Change } from '../../platform/event-bus.ts';
import { smtpMail } from '../../platform/mail.ts';
import { systemRandom } from '../../platform/system.ts';
import type { WakeLoop } from '../../platform/wake-loop.ts';
import { createSettings } from '../../settings/settings.ts';
import { sql } from '../../store/sql.ts';
import { newTroubles, watchedMessages } from '../../store/torrow.ts';
import { createTroubleReporter } from './report-troubles.ts';

let desk: TorrowDesk;
let server: MailServer;
let log: ReturnType<typeof collectingLog>;
let reporter: WakeLoop;
let announced: Change[];

beforeEach(async () => {
  desk = openTorrowDesk();
  server = await startMailServer();
  log = collectingLog();
});
afterEach(async () => {
  await reporter.stop();
  expect(desk.clock.waiting).toBe(0);
  await server.stop();
  desk.close();
});

function open(mailPort: number | null): void {
  const { store, clock } = desk;
  const bus = createEventBus('run', log);
  announced = [];
  bus.listen((frame) => {
    if (frame.kind === 'changes') announced.push(...frame.changes);
  });
  let document: unknown = {
    mail:
      mailPort === null
        ? null
        : { host: '127.0.0.1', port: mailPort, security: 'none', user: '', from: 'desk@example.com' },
  };
  const settings = createSettings({ read: () => document, write: (next) => (document = next) }, bus);
  const random = systemRandom(clock);
  reporter = createTroubleReporter({
    ...{ store, bus, clock, random, log, settings },
    secrets: memorySecrets(),
    mail: smtpMail(),
  });
}

async function look(): Promise<void> {
  reporter.wake();
  await reporter.idle();
}

const notices = () => openNotices(desk.store.read).map(({ kind, facts }) => [kind, facts]);
const setState = (state: string, code: string | null = null) =>
  desk.store.write((db) => db.run(sql`UPDATE outbox SET state = ${state}, error_code = ${code}`));
const noPhone = (number: string, id = number) => orderWith({ Id: id, OrderNumber: { FullNumber: number } });
const withoutPeople = (order: object) => ({ ...order, CaseParticipants: [] });
const mailTo = (address: string) => `${saying.created}&errorEmail=${address}`;

describe('with a mail server', () => {
  beforeEach(() => open(server.port));

  test('what nobody got is mailed to the address in the URL, once', async () => {
    desk.post(mailTo('shop@example.com'), withoutPeople(noPhone('№17')));
    await look();
    await look();
    expect(server.mails.map(({ to }) => to)).toEqual([['shop@example.com']]);
    expect(subjectOfMail(server.mails[0]!)).toBe('Deskbell: нет сообщения по заказу №17');
    expect(textOfMail(server.mails[0]!)).toContain('• №17: в заказе нет телефона\n');
    expect(notices()).toEqual([]);
  });

  test('without an address it becomes a notice, also while mails wait', async () => {
    desk.post(mailTo('shop@example.com'), withoutPeople(noPhone('№1')));
    await look();
    desk.post(mailTo('shop@example.com'), withoutPeople(noPhone('№2')));
    desk.post(saying.created, withoutPeople(noPhone('№3')));
    await look();
    expect(server.mails).toHaveLength(1);
    expect(notices()).toEqual([['torrow-not-sent', { order: '№3', reason: 'no-phone' }]]);
  });

  test('many troubles are one mail, and the next comes a minute later', async () => {
    for (const number of ['№1', '№2', '№3']) {
      desk.post(mailTo('shop@example.com'), withoutPeople(noPhone(number)));
      desk.clock.advance(1);
    }
    await look();
    desk.post(mailTo('shop@example.com'), withoutPeople(noPhone('№4')));
    await look();
    expect(server.mails).toHaveLength(1);
    expect(textOfMail(server.mails[0]!)).toMatch(/№1.*\n.*№2.*\n.*№3/);
    desk.clock.advance(60_000);
    await reporter.idle();
    expect(textOfMail(server.mails[1]!)).toContain('№4');
    expect(server.mails).toHaveLength(2);
  });

  test('each address gets its own', async () => {
    desk.post(mailTo('one@example.com'), withoutPeople(noPhone('№1')));
    desk.clock.advance(1);
    desk.post(mailTo('two@example.com'), withoutPeople(noPhone('№2')));
    await look();
    desk.clock.advance(60_000);
    await reporter.idle();
    expect(server.mails.map(({ to }) => to.join())).toEqual(['one@example.com', 'two@example.com']);
  });
});

test('a mail that does not go becomes notices: what was not sent, and that mail fails', async () => {
  open(1);
  desk.post(mailTo('shop@example.com'), withoutPeople(noPhone('№17')));
  await look();
  // Both are of one moment: their order says nothing.
  expect(notices().sort()).toEqual([
    ['mail-failed', { reason: 'not-reached' }],
    ['torrow-not-sent', { order: '№17', reason: 'no-phone' }],
  ]);
  expect(newTroubles(desk.store.read, 9)).toEqual([]);
});

describe('without a mail server', () => {
  beforeEach(() => open(null));

  test('a message that fails later becomes a notice, once', async () => {
    desk.post(mailTo('shop@example.com'));
    await look();
    setState('scheduled');
    desk.clock.advance(30_000);
    await reporter.idle();
    expect(notices()).toEqual([]);
    setState('failed', 'not-on-whatsapp');
    desk.clock.advance(2_000);
    await reporter.idle();
    await look();
    expect(notices()).toEqual([['torrow-not-sent', { order: '№17', reason: 'not-on-whatsapp' }]]);
    expect(announced).toEqual([{ topic: 'notices' }]);
    expect(watchedMessages(desk.store.read)).toEqual([]);
  });

  test('a message that was accepted is watched for two days, for a refusal that comes late', async () => {
    desk.post(saying.created);
    setState('accepted');
    await look();
    desk.clock.advance(24 * 60 * 60_000);
    await look();
    expect(watchedMessages(desk.store.read)).toHaveLength(1);
    desk.clock.advance(25 * 60 * 60_000);
    await look();
    expect(watchedMessages(desk.store.read)).toEqual([]);
    expect(notices()).toEqual([]);
  });

  test.each(['delivered', 'read', 'skipped', 'cancelled'])(
    'one that is %s is watched no longer',
    async (state) => {
      desk.post(saying.created);
      setState(state);
      await look();
      expect(watchedMessages(desk.store.read)).toEqual([]);
      expect(notices()).toEqual([]);
      expect(desk.clock.waiting).toBe(0);
    },
  );

  test('neither notice nor log names a phone, an address or a text', async () => {
    desk.post(mailTo('shop@example.com'));
    setState('failed', 'not-on-whatsapp');
    await look();
    const written = JSON.stringify([notices(), log.lines]);
    expect(written).not.toMatch(/999|shop@|бронь|Анна/);
  });
});

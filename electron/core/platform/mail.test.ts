import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, test } from 'vitest';

import {
  startMailServer,
  subjectOfMail,
  textOfMail,
  type MailServer as SimulatedServer,
} from '#test/support/mail/mail-server.ts';

import { smtpMail } from './mail.ts';
import type { MailServer } from './ports.ts';

let running: SimulatedServer | null = null;
let silent: Server | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
  silent?.close();
  silent = null;
});

const letter = { to: 'owner@example.com', subject: 'Заказ №17', text: 'Нет телефона' };
const serverAt = (port: number, more: Partial<MailServer> = {}): MailServer => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: '',
  from: 'desk@example.com',
  ...more,
});

test('a mail arrives with its subject and text, marked as written by a program', async () => {
  running = await startMailServer();
  expect(await smtpMail().send(serverAt(running.port), null, letter)).toEqual({ kind: 'sent' });
  const [mail] = running.mails;
  expect(mail?.to).toEqual(['owner@example.com']);
  expect(subjectOfMail(mail!)).toBe('Заказ №17');
  expect(textOfMail(mail!)).toBe('Нет телефона');
  expect(mail?.source).toMatch(/^From: Deskbell <desk@example.com>$/m);
  expect(mail?.source).toMatch(/^Auto-Submitted: auto-generated/m);
});

test('an address is one address, whatever is written in it', async () => {
  running = await startMailServer();
  await smtpMail().send(serverAt(running.port), null, { ...letter, to: 'a@example.com, b@example.com' });
  expect(running.mails.flatMap(({ to }) => to)).not.toContain('b@example.com');
});

test('the user signs in with the password', async () => {
  running = await startMailServer({ accepts: (user, password) => user === 'desk' && password === 's3cret' });
  expect(await smtpMail().send(serverAt(running.port, { user: 'desk' }), 's3cret', letter)).toEqual({
    kind: 'sent',
  });
});

test('a refusal tells neither the password nor the words of the server', async () => {
  running = await startMailServer({ accepts: () => false });
  const outcome = await smtpMail().send(serverAt(running.port, { user: 'desk' }), 's3cret', letter);
  expect(outcome).toEqual({ kind: 'failed', failure: 'sign-in-refused' });
});

test.each([
  [
    'a recipient that is refused',
    'refused',
    { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(new Error('No such user')) },
  ],
] as const)('%s: %s', async (_what, failure, options) => {
  running = await startMailServer(options);
  expect(await smtpMail().send(serverAt(running.port), null, letter)).toEqual({ kind: 'failed', failure });
});

test('nobody listens: not reached', async () => {
  const closed = await startMailServer();
  await closed.stop();
  expect(await smtpMail().send(serverAt(closed.port), null, letter)).toEqual({
    kind: 'failed',
    failure: 'not-reached',
  });
});

test('a server that says nothing: no answer, soon', async () => {
  silent = createServer();
  await new Promise<void>((resolve) => silent?.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const outcome = await smtpMail({ greetingMs: 100 }).send(serverAt(port), null, letter);
  expect(outcome).toEqual({ kind: 'failed', failure: 'no-answer' });
});

test.each(['tls', 'starttls'] as const)(
  '%s with a server that nobody vouches for, or without any',
  async (security) => {
    running = await startMailServer({ disabledCommands: ['AUTH'], secure: security === 'tls' });
    const outcome = await smtpMail().send(serverAt(running.port, { security }), null, letter);
    expect(outcome).toEqual({ kind: 'failed', failure: 'not-encrypted' });
    expect(running.mails).toEqual([]);
  },
);

test('a server without STARTTLS is not given a mail in clear', async () => {
  running = await startMailServer();
  const outcome = await smtpMail().send(serverAt(running.port, { security: 'starttls' }), null, letter);
  expect(outcome).toEqual({ kind: 'failed', failure: 'not-encrypted' });
  expect(running.mails).toEqual([]);
});

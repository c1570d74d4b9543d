import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { silentLog } from '#test/support/log.ts';
import { startMailServer, textOfMail, type MailServer } from '#test/support/mail/mail-server.ts';
import { memorySecrets } from '#test/support/shop.ts';

import { createEventBus } from '../platform/event-bus.ts';
import { smtpMail } from '../platform/mail.ts';
import type { SettingsFile } from '../platform/ports.ts';
import { changeMail, mailView, tryMail, type MailSettingsDeps } from './mail-settings.ts';
import { createSettings } from './settings.ts';

let deps: MailSettingsDeps;
let server: MailServer;
let written: string;

beforeEach(async () => {
  server = await startMailServer({ accepts: (_, password) => password === 's3cret' });
  let document: unknown = null;
  const file: SettingsFile = {
    read: () => document,
    write(next) {
      document = next;
      written = JSON.stringify(next);
    },
  };
  deps = {
    settings: createSettings(file, createEventBus('run', silentLog())),
    secrets: memorySecrets(),
    mail: smtpMail(),
  };
});
afterEach(() => server.stop());

const mine = () => ({
  host: '127.0.0.1',
  port: server.port,
  security: 'none' as const,
  user: 'desk',
  from: 'desk@example.com',
});
const view = () => mailView(deps.settings.get(), deps.secrets);
const password = () => deps.secrets.get('mail/password');

test('a new shop has no mail server, and says so when it is tried', async () => {
  expect(await view()).toBeNull();
  expect(await tryMail(deps, 'owner@example.com')).toEqual({ sent: false, error: 'no-server' });
});

test('a server is kept, its password only among the secrets', async () => {
  await changeMail(deps, { ...mine(), password: 's3cret' });
  expect(await view()).toEqual({ ...mine(), hasPassword: true });
  expect(await password()).toBe('s3cret');
  expect(written).not.toContain('s3cret');
  expect(await tryMail(deps, 'owner@example.com')).toEqual({ sent: true, error: null });
  expect(textOfMail(server.mails[0]!)).toMatch(/^Mail is set up/);
});

test('a wrong password is told as such', async () => {
  await changeMail(deps, { ...mine(), password: 'wrong' });
  expect(await tryMail(deps, 'owner@example.com')).toEqual({ sent: false, error: 'sign-in-refused' });
});

describe('the password', () => {
  beforeEach(() => changeMail(deps, { ...mine(), password: 's3cret' }));

  test('stays when only the sender changes, or nothing is said of mail', async () => {
    await changeMail(deps, { ...mine(), from: 'other@example.com' });
    await changeMail(deps, undefined);
    expect(await password()).toBe('s3cret');
  });

  test.each([
    ['host', { host: 'localhost' }],
    ['port', { port: 2 }],
    ['user', { user: 'other' }],
    ['security', { security: 'tls' as const }],
  ])('goes with another %s: it is never sent to whom it was not given', async (_what, other) => {
    await changeMail(deps, { ...mine(), ...other });
    expect(await password()).toBeNull();
    expect(await view()).toMatchObject({ ...other, hasPassword: false });
  });

  test('goes when an empty one is given, and with the server', async () => {
    await changeMail(deps, { ...mine(), password: '' });
    expect(await password()).toBeNull();
    await changeMail(deps, { ...mine(), password: 's3cret' });
    await changeMail(deps, null);
    expect([await view(), await password()]).toEqual([null, null]);
  });

  test('is not sent over a network in clear', async () => {
    const change = changeMail(deps, { ...mine(), host: 'mail.example.com', password: 'x' });
    await expect(change).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'mail.security': 'A password is sent over TLS or STARTTLS only.' },
    });
    expect(await password()).toBe('s3cret');
  });
});

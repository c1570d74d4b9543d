import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openDocument } from '#host/document-file.ts';
import { openSecretsFile } from '#host/secrets-file.ts';
import { StartError } from '#host/start-error.ts';
import { fakeClock } from '#test/support/clock.ts';
import { collectingLog } from '#test/support/log.ts';

import { hasKeychain, type Sealing } from './keychain-secrets.ts';
import { openSecrets } from './open-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell keychain '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = fakeClock();
const token = 'd75b3a66374942c5b3c019c698abc206';

/** A keychain of one user of the system: it opens only what it has sealed. */
function keychainOf(user: string, isThere = true): Sealing {
  const mask = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    isEncryptionAvailable: () => isThere,
    encryptString: (text) => mask(Buffer.from(`${user}\n${text}`)),
    decryptString(sealed) {
      const [owner, ...rest] = mask(sealed).toString('utf8').split('\n');
      if (owner !== user) throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
      return rest.join('\n');
    },
    getSelectedStorageBackend: () => 'gnome_libsecret',
  };
}

const open = (sealing: Sealing, log = collectingLog()) =>
  openSecrets({
    folder,
    clock,
    log,
    sealing,
    platform: 'linux',
    openFile: (name) => openDocument(folder, name, clock, log),
  });

describe('a keychain', () => {
  test.each([
    ['darwin', true, undefined, true],
    ['win32', true, undefined, true],
    ['win32', false, undefined, false],
    ['linux', true, 'gnome_libsecret', true],
    ['linux', true, 'kwallet6', true],
    ['linux', true, 'basic_text', false],
    ['linux', true, 'unknown', false],
    ['linux', true, undefined, false],
    ['linux', false, 'gnome_libsecret', false],
  ] as const)('on %s, available: %s, backend %s: protects %s', (platform, isThere, backend, protects) => {
    const sealing: Sealing = {
      ...keychainOf('anna', isThere),
      getSelectedStorageBackend: () => backend ?? 'unknown',
    };
    expect(hasKeychain(sealing, platform)).toBe(protects);
  });
});

test('what is kept in the keychain is there after a restart, and nowhere in clear', async () => {
  const { secrets, keyring } = await open(keychainOf('anna'));
  await secrets.set('channel/1/apiTokenInstance', token);
  await secrets.set('channel/1/webhookToken', 'hook');
  await secrets.set('channel/2/apiTokenInstance', 'other');
  await secrets.removeAll('channel/2/');
  const again = (await open(keychainOf('anna'))).secrets;
  expect({
    keyring,
    files: readdirSync(folder),
    values: await again.values(),
    kept: await again.get('channel/1/apiTokenInstance'),
    hook: await again.get('channel/1/webhookToken'),
    removed: await again.get('channel/2/apiTokenInstance'),
  }).toEqual({
    keyring: 'system',
    files: ['keychain.json'],
    values: [token, 'hook'],
    kept: token,
    hook: 'hook',
    removed: null,
  });
  expect(readFileSync(join(folder, 'keychain.json'), 'utf8')).not.toContain(token);
});

test('what another user of the system has sealed counts as missing, and the log says which', async () => {
  await (await open(keychainOf('anna'))).secrets.set('lock/pin', 'x');
  const log = collectingLog();
  expect(await (await open(keychainOf('boris'), log)).secrets.get('lock/pin')).toBeNull();
  expect(log.lines).toEqual([
    {
      level: 'error',
      message: 'a secret does not open with the keychain of this user',
      facts: { name: 'lock/pin' },
    },
  ]);
});

test('a secret that was moved under another name does not open', async () => {
  await (await open(keychainOf('anna'))).secrets.set('channel/1/apiTokenInstance', token);
  const file = openDocument(folder, 'keychain', clock, collectingLog());
  const { sealed } = file.read() as { sealed: Record<string, string> };
  file.write({ sealed: { 'lock/pin': sealed['channel/1/apiTokenInstance'] } });
  expect(await (await open(keychainOf('anna'))).secrets.get('lock/pin')).toBeNull();
});

test('without a keychain the secrets lie in the file, and move over once there is one', async () => {
  const before = await open(keychainOf('anna', false));
  await before.secrets.set('channel/1/apiTokenInstance', token);
  expect(before.keyring).toBe('file');

  const log = collectingLog();
  const after = await open(keychainOf('anna'), log);
  expect({
    keyring: after.keyring,
    files: readdirSync(folder),
    kept: await after.secrets.get('channel/1/apiTokenInstance'),
    log: log.lines.map(({ message }) => message),
  }).toEqual({
    keyring: 'system',
    files: ['keychain.json'],
    kept: token,
    log: ['the secrets were moved into the keychain of the system'],
  });
});

test('a crash while they move over leaves everything to be moved again', async () => {
  await openSecretsFile(folder, clock, collectingLog()).set('channel/1/apiTokenInstance', token);
  const dying = keychainOf('anna');
  const crash: Sealing = {
    ...dying,
    encryptString: () => {
      throw new Error('power cut');
    },
  };
  await expect(open(crash)).rejects.toThrow('power cut');
  expect(await (await open(dying)).secrets.get('channel/1/apiTokenInstance')).toBe(token);
});

test('what the keychain has already is not overwritten by a file that came up beside it', async () => {
  await (await open(keychainOf('anna'))).secrets.set('host/ownerToken', token);
  const beside = openSecretsFile(folder, clock, collectingLog());
  await beside.set('host/ownerToken', 'another');
  await beside.set('channel/2/apiTokenInstance', 'new');
  const { secrets } = await open(keychainOf('anna'));
  expect({
    files: readdirSync(folder),
    owner: await secrets.get('host/ownerToken'),
    added: await secrets.get('channel/2/apiTokenInstance'),
  }).toEqual({ files: ['keychain.json'], owner: token, added: 'new' });
});

test('a keychain that cannot be reached now stops the start in plain words: nothing is made anew', async () => {
  await (await open(keychainOf('anna'))).secrets.set('host/ownerToken', token);
  const start = open(keychainOf('anna', false));
  await expect(start).rejects.toThrow(StartError);
  await expect(start).rejects.toThrow(/keyring of this system, and it cannot be reached now/);
  expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
});

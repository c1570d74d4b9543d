import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Clock, Log, Secrets, SettingsFile } from '#core/platform/ports.ts';
import { areInKeychain, keychainDocument, openSecretsFile, secretNames } from '#host/secrets-file.ts';
import { StartError } from '#host/start-error.ts';
import type { DesktopState } from '#shared/api/desktop.ts';

import { hasKeychain, keychainSecrets, type Sealing } from './keychain-secrets.ts';

export type OpenSecrets = { readonly secrets: Secrets; readonly keyring: DesktopState['keyring'] };

type Place = {
  /** The data folder; absolute. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly sealing: Sealing;
  readonly platform: NodeJS.Platform;
  /** Opens `<folder>/<name>.json`. */
  readonly openFile: (name: string) => SettingsFile;
};

/**
 * The secrets of this shop. Where the system has a keychain they are sealed under its key; what an earlier start without
 * one (or the headless host) kept in `secrets.json` is moved over. Without a keychain they stay in `secrets.json`, and
 * the owner is told. Throws StartError when they lie in a keychain that is not there now: with empty hands every number
 * would be signed out and the address for bookings would change.
 */
export async function openSecrets(place: Place): Promise<OpenSecrets> {
  const { folder, clock, log, sealing, platform } = place;
  if (!hasKeychain(sealing, platform)) {
    if (areInKeychain(folder)) {
      throw new StartError(
        'The keys of your numbers lie in the keyring of this system, and it cannot be reached now. Sign in to the keyring ' +
          '(log out of the computer and in again), then start Deskbell.',
      );
    }
    return { secrets: openSecretsFile(folder, clock, log), keyring: 'file' };
  }
  const secrets = keychainSecrets(place.openFile(keychainDocument), sealing, log);
  await moveOver(place, secrets);
  return { secrets, keyring: 'system' };
}

/**
 * Moves each secret of the file into the keychain, then takes the file and its key away. A crash in between repeats it.
 * What the keychain has already stays: a file that came up beside it was made by a start that did not know it.
 */
async function moveOver({ folder, clock, log }: Place, into: Secrets): Promise<void> {
  const files = ['secrets.json', 'secrets.key'].map((name) => join(folder, name));
  if (!files.every((file) => existsSync(file))) return;
  const from = openSecretsFile(folder, clock, log);
  for (const name of secretNames(folder, clock, log)) {
    const value = await from.get(name);
    if (value !== null && (await into.get(name)) === null) await into.set(name, value);
  }
  for (const file of files) rmSync(file, { force: true });
  log.write('info', 'the secrets were moved into the keychain of the system');
}

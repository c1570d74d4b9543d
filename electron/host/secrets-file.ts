import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import type { Clock, Log, Secrets } from '#core/platform/ports.ts';

import { openDocument } from './document-file.ts';
import { codeOf, StartError } from './start-error.ts';

const documentSchema = z.looseObject({ secrets: z.record(z.string(), z.string()) });
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/**
 * Secrets in `<folder>/secrets.json`, each sealed with AES-256-GCM under the key of `<folder>/secrets.key`. Both files
 * can be read by their owner only, and that is all the protection there is: whoever can read the folder has the
 * secrets. The sealing keeps them out of a copied `secrets.json`, a backup or a screen share; a system keychain is the
 * desktop's. A secret that this key does not open counts as missing.
 */
export function openSecretsFile(folder: string, clock: Clock, log: Log): Secrets {
  const key = readOrCreateKey(join(folder, 'secrets.key'), join(folder, 'secrets.json'));
  const file = openDocument(folder, 'secrets', clock, log, documentSchema);
  // Only a new document has none: what is stored has been checked when it was opened.
  const read = () => documentSchema.safeParse(file.read()).data?.secrets ?? {};
  const replace = (secrets: Record<string, string>) => file.write({ secrets });
  return {
    get(name) {
      const sealed = read()[name];
      if (sealed === undefined) return Promise.resolve(null);
      const value = unseal(key, name, sealed);
      if (value === null) log.write('error', 'a secret does not open with the key of this folder', { name });
      return Promise.resolve(value);
    },
    set(name, value) {
      replace({ ...read(), [name]: seal(key, name, value) });
      return Promise.resolve();
    },
    removeAll(prefix) {
      replace(Object.fromEntries(Object.entries(read()).filter(([name]) => !name.startsWith(prefix))));
      return Promise.resolve();
    },
    values: () =>
      Promise.resolve(Object.entries(read()).flatMap(([name, sealed]) => unseal(key, name, sealed) ?? [])),
  };
}

/** The document of secrets that the desktop app has sealed with the keychain of the system: `keychain.json`. */
export const keychainDocument = 'keychain';

/** True when the secrets of this folder lie in the keychain of a system, where only the desktop app reaches them. */
export function areInKeychain(folder: string): boolean {
  return existsSync(join(folder, `${keychainDocument}.json`));
}

/** The names of the secrets that lie in the folder, for moving them elsewhere. */
export function secretNames(folder: string, clock: Clock, log: Log): readonly string[] {
  const document = openDocument(folder, 'secrets', clock, log, documentSchema).read();
  return Object.keys(documentSchema.safeParse(document).data?.secrets ?? {});
}

/** The name is sealed too: a value that is moved under another name does not open. */
function seal(key: Buffer, name: string, value: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function unseal(key: Buffer, name: string, text: string): string | null {
  const bytes = Buffer.from(text, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
      authTagLength: tagLength,
    })
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    return Buffer.concat([
      decipher.update(bytes.subarray(nonceLength + tagLength)),
      decipher.final(),
    ]).toString('utf8');
  } catch {
    return null;
  }
}

/** `sealed`: the file that needs the key. A key that was never written out (a crash at the first start) is made anew. */
function readOrCreateKey(file: string, sealed: string): Buffer {
  try {
    const text = readFileSync(file, 'utf8').trim();
    const key = Buffer.from(text, 'hex');
    if (key.length === keyLength) return key;
    if (text !== '' || existsSync(sealed))
      throw new StartError(
        `secrets.key in ${dirname(file)} is damaged: it must hold 64 hexadecimal digits. Put it back from a backup, or ` +
          'move it and secrets.json away and type the keys of each number again.',
      );
    rmSync(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const key = randomBytes(keyLength);
  // 'wx': never over a key that something else has just written.
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeSync(descriptor, `${key.toString('hex')}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return key;
}

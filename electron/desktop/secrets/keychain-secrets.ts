import { z } from 'zod';

import type { Log, Secrets, SettingsFile } from '#core/platform/ports.ts';

const documentSchema = z.looseObject({ sealed: z.record(z.string(), z.string()).catch({}) });

/** What seals and opens: Electron's safeStorage, whose key lies in the keychain of the system. */
export type Sealing = {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
  /** Linux only; `basic_text` is no protection. */
  readonly getSelectedStorageBackend?: () => string;
};

/** True when the system has a keychain that really protects; ask after Electron is ready. */
export function hasKeychain(sealing: Sealing, platform: NodeJS.Platform): boolean {
  if (!sealing.isEncryptionAvailable()) return false;
  if (platform !== 'linux') return true;
  const backend = sealing.getSelectedStorageBackend?.() ?? 'unknown';
  return backend !== 'basic_text' && backend !== 'unknown';
}

/**
 * Secrets in a document, each sealed under a key of the system's keychain. The name is sealed with the value: one that is
 * moved under another name does not open. A secret that does not open (another user, another computer) counts as missing.
 */
export function keychainSecrets(file: SettingsFile, sealing: Sealing, log: Log): Secrets {
  const read = () => documentSchema.parse(file.read() ?? {}).sealed;
  return {
    get(name) {
      const sealed = read()[name];
      if (sealed === undefined) return Promise.resolve(null);
      const value = openSealed(sealing, name, sealed);
      if (value === null)
        log.write('error', 'a secret does not open with the keychain of this user', { name });
      return Promise.resolve(value);
    },
    set(name, value) {
      const sealed = sealing.encryptString(JSON.stringify([name, value])).toString('base64');
      file.write({ sealed: { ...read(), [name]: sealed } });
      return Promise.resolve();
    },
    removeAll(prefix) {
      const kept = Object.entries(read()).filter(([name]) => !name.startsWith(prefix));
      file.write({ sealed: Object.fromEntries(kept) });
      return Promise.resolve();
    },
    values: () =>
      Promise.resolve(
        Object.entries(read()).flatMap(([name, sealed]) => openSealed(sealing, name, sealed) ?? []),
      ),
  };
}

const contentSchema = z.tuple([z.string(), z.string()]);

function openSealed(sealing: Sealing, name: string, sealed: string): string | null {
  try {
    const [sealedName, value] = contentSchema.parse(
      JSON.parse(sealing.decryptString(Buffer.from(sealed, 'base64'))),
    );
    return sealedName === name ? value : null;
  } catch {
    return null;
  }
}

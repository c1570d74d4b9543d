import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

import { app } from './app.ts';

type Backend = 'basic_text' | 'gnome_libsecret' | 'unknown';

/** `v10` was locked with the password that everybody knows, `v11` with the keyring's. */
const prefixes = { basic_text: 'v10', gnome_libsecret: 'v11' } as const;

/**
 * Secrets under a key of a keyring. ELECTRON_DOUBLE_KEYRING=basic_text is a Linux desktop without one, `none` a system
 * where even that fails.
 */
export class SafeStorage {
  #plainTextAllowed = false;

  isEncryptionAvailable(): boolean {
    if (!app.double.isStarted()) return false;
    const backend = this.#backend();
    return backend === 'gnome_libsecret' || (backend === 'basic_text' && this.#plainTextAllowed);
  }
  isAsyncEncryptionAvailable(): Promise<boolean> {
    return app.whenReady().then(() => this.isEncryptionAvailable());
  }
  getSelectedStorageBackend(): Backend {
    return app.double.isStarted() ? this.#backend() : 'unknown';
  }
  setUsePlainTextEncryption(usePlainText: boolean): void {
    this.#plainTextAllowed = usePlainText;
  }

  encryptString(plainText: string): Buffer {
    if (!this.isEncryptionAvailable())
      throw new Error(
        'Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.',
      );
    const kind = this.#backend() === 'gnome_libsecret' ? 'gnome_libsecret' : 'basic_text';
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyOf(kind), nonce);
    const locked = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(prefixes[kind]), nonce, cipher.getAuthTag(), locked]);
  }

  decryptString(encrypted: Buffer): string {
    const failure = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.';
    if (!this.isEncryptionAvailable()) throw new Error(`${failure} Decryption is not available.`);
    const prefix = encrypted.subarray(0, 3).toString();
    const kind = prefix === 'v10' ? 'basic_text' : 'gnome_libsecret';
    if (prefix !== prefixes[kind]) throw new Error(`${failure} Ciphertext does not appear to be encrypted.`);
    try {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(kind), encrypted.subarray(3, 15));
      decipher.setAuthTag(encrypted.subarray(15, 31));
      return decipher.update(encrypted.subarray(31), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new Error(failure);
    }
  }

  encryptStringAsync(plainText: string): Promise<Buffer> {
    return app.whenReady().then(() => this.encryptString(plainText));
  }
  decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    return app.whenReady().then(() => ({ shouldReEncrypt: false, result: this.decryptString(encrypted) }));
  }

  #backend(): Backend {
    const named = process.env.ELECTRON_DOUBLE_KEYRING;
    return named === 'basic_text' ? 'basic_text' : named === 'none' ? 'unknown' : 'gnome_libsecret';
  }
}

/** The same on each start, as a keyring's would be. */
function keyOf(kind: keyof typeof prefixes): Buffer {
  return createHash('sha256').update(`the Electron double's keyring: ${kind}`).digest();
}

export const safeStorage = new SafeStorage();

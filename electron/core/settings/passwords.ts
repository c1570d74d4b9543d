import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one check: about 60 ms here; OWASP's password storage page asks for N = 2^17 with r = 8, p = 1. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const keyLength = 32;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyLength, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** `scrypt$<salt>$<key>` in base64; a new salt each time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** True when the password belongs to the hash. With `null` (no such user) it takes the same time and is false. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, salt = '', key = ''] = (hash ?? '').split('$');
  const derived = await derive(password, Buffer.from(salt, 'base64'));
  const stored = Buffer.from(key, 'base64');
  return stored.length === keyLength && timingSafeEqual(derived, stored);
}

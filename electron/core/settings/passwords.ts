import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** Cost of one check: about 60 ms here; OWASP's password storage page asks for N = 2^17 with r = 8, p = 1. */
const cost: Cost = { N: 2 ** 17, r: 8, p: 1 };
const keyLength = 32;
const mostMemory = 256 * 1024 * 1024;

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyLength, { N, r, p, maxmem: mostMemory }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** `scrypt$N=<N>,r=<r>,p=<p>$<salt>$<key>`, salt and key in base64; a new salt each time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  const { N, r, p } = cost;
  return `scrypt$N=${N},r=${r},p=${p}$${salt.toString('base64')}$${key.toString('base64')}`;
}

/**
 * True when the password belongs to the hash; compared in constant time. With `null` (no such user) it takes the same
 * time and is false. A hash without a cost (from before it was written down) has today's.
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const stored = readHash(hash ?? '');
  const derived = await derive(password, stored.salt, stored.cost);
  return stored.key.length === keyLength && timingSafeEqual(derived, stored.key);
}

function readHash(hash: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const match = /^scrypt\$(?:N=(\d+),r=(\d+),p=(\d+)\$)?([^$]*)\$([^$]*)$/.exec(hash);
  const [, N, r, p, salt = '', key = ''] = match ?? [];
  return {
    cost: N === undefined ? cost : { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
}

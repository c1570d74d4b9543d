import { scryptSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { hashPassword, isPassword } from './passwords.ts';

describe('a stored password', () => {
  it('fits itself only, and says what it costs', async () => {
    const hash = await hashPassword('correct horse');
    expect(hash).toMatch(/^scrypt\$N=131072,r=8,p=1\$[\w+/]{22}==\$[\w+/]{43}=$/);
    expect([
      await isPassword('correct horse', hash),
      await isPassword('correct house', hash),
      await isPassword('', hash),
    ]).toEqual([true, false, false]);
  });

  it('looks different each time', async () => {
    expect(await hashPassword('1234')).not.toBe(await hashPassword('1234'));
  });

  it('is checked at the cost that it was stored with, not at that of today', async () => {
    const salt = Buffer.from('sixteen bytes!!!');
    const key = scryptSync('1234', salt, 32, { N: 1024, r: 8, p: 1 });
    const hash = `scrypt$N=1024,r=8,p=1$${salt.toString('base64')}$${key.toString('base64')}`;
    expect([await isPassword('1234', hash), await isPassword('1235', hash)]).toEqual([true, false]);
  });

  it('from before the cost was written down still fits', async () => {
    const hash = (await hashPassword('1234')).replace('N=131072,r=8,p=1$', '');
    expect([await isPassword('1234', hash), await isPassword('4321', hash)]).toEqual([true, false]);
  });

  it.each([null, '', 'scrypt$$', 'plain', 'scrypt$N=1024$AAAA$AAAA'])('%j fits nothing', async (hash) => {
    expect([await isPassword('1234', hash), await isPassword('', hash)]).toEqual([false, false]);
  });
});

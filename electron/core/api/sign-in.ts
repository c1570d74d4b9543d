import type { Random, Secrets } from '../platform/ports.ts';
import { asId, type UserId } from '#shared/domain/ids.ts';

import type { SignIn } from '../core-types.ts';
import { inTurn } from '../platform/in-turn.ts';
import { isPassword } from '../settings/passwords.ts';
import type { Store } from '../store/database.ts';
import { findUser, hasUser } from '../store/users.ts';

const keyName = 'api/signing-key';

/** Who may use the local API with e-mail and password. */
export function createSignIn(deps: { store: Store; secrets: Secrets; random: Random }): SignIn {
  const { store, secrets, random } = deps;
  // One check takes 128 MB and a thread: several at once would starve a small computer.
  const checks = inTurn();
  // Two who ask for the first time together must not make two keys: one of their tokens would be worthless.
  const keys = inTurn();
  return {
    checkPassword: (email, password) =>
      checks(async () => {
        const user = findUser(store.read, email.trim());
        const fits = await isPassword(password, user?.passwordHash ?? null);
        return user && fits ? { userId: user.id } : null;
      }),
    userExists: (userId) => hasUser(store.read, asId<UserId>(userId)),
    signingKey: () =>
      keys(async () => {
        const stored = await secrets.get(keyName);
        if (stored !== null) return Buffer.from(stored, 'hex');
        const key = random.hex(32);
        await secrets.set(keyName, key);
        return Buffer.from(key, 'hex');
      }),
  };
}

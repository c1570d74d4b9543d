import { afterEach, beforeEach, expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { temporaryStore, type TemporaryStore } from '#test/support/store.ts';

import type { Secrets } from '../platform/ports.ts';
import { breathe } from '../platform/sleep.ts';
import { systemRandom } from '../platform/system.ts';
import { createSignIn } from './sign-in.ts';

let temporary: TemporaryStore;
beforeEach(() => {
  temporary = temporaryStore();
});
afterEach(() => temporary.close());

test('everybody who asks for the signing key at the first start gets the same one', async () => {
  const kept = new Map<string, string>();
  const slow: Secrets = {
    async get(name) {
      await breathe();
      return kept.get(name) ?? null;
    },
    async set(name, value) {
      await breathe();
      kept.set(name, value);
    },
    removeAll: () => Promise.resolve(),
    values: () => Promise.resolve([...kept.values()]),
  };
  const { store } = temporary;
  const signIn = createSignIn({ store, secrets: slow, random: systemRandom(fakeClock()) });
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => signIn.signingKey()));
  expect(first).toHaveLength(32);
  for (const other of others) expect(other).toEqual(first);
});

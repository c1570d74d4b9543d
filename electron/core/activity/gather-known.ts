import { createHmac } from 'node:crypto';

import type { Random, Secrets } from '../platform/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import { knownAddresses } from '../store/known-addresses.ts';
import { knownPhones } from './masking/digits.ts';
import { createMask, type Mask } from './masking/mask-value.ts';

export type MaskDeps = {
  readonly store: Store;
  readonly secrets: Pick<Secrets, 'values'>;
  readonly settings: Pick<Settings, 'get'>;
  readonly random: Random;
};

/** A mask that knows every secret and every phone of this shop; made anew for each file, so that files cannot be joined by their ids. */
export async function maskOfThisShop({ store, secrets, settings, random }: MaskDeps): Promise<Mask> {
  const key = random.hex(32);
  return createMask({
    secrets: await secrets.values(),
    phones: knownPhones([...knownAddresses(store.read), settings.get().business.phone]),
    digest: (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, 8),
  });
}

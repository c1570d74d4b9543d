import type { lock as english } from '../en/lock.ts';
import type { Translated } from '../translated.ts';

/** The lock with a PIN. */
export const lock: Translated<typeof english> = {
  product: 'Deskbell',
};

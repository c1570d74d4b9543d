import type { updates as english } from '../en/updates.ts';
import type { Translated } from '../translated.ts';

/** New versions. */
export const updates: Translated<typeof english> = {
  product: 'Deskbell',
};

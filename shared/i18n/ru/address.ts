import type { address as english } from '../en/address.ts';
import type { Translated } from '../translated.ts';

/** How the world reaches this computer, and whether it really does. */
export const address: Translated<typeof english> = {
  title: 'Публичный адрес',
};

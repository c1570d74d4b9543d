import type { tray as english } from '../en/tray.ts';
import type { Translated } from '../translated.ts';

/** The icon beside the clock and its menu. */
export const tray: Translated<typeof english> = {
  product: 'Deskbell',
};

import type { life as english } from '../en/life.ts';
import type { Translated } from '../translated.ts';

/** Starting, closing, quitting; settings of the app on this computer. */
export const life: Translated<typeof english> = {
  product: 'Deskbell',
};

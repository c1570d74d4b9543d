import type { toasts as english } from '../en/toasts.ts';
import type { Translated } from '../translated.ts';

/** Toasts: what stands in them, and their buttons. */
export const toasts: Translated<typeof english> = {
  product: 'Deskbell',
};

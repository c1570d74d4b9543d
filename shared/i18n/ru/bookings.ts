import type { bookings as english } from '../en/bookings.ts';
import type { Translated } from '../translated.ts';

/** The words of bookings, in Russian. */
export const bookings: Translated<typeof english> = {
  title: 'Записи',
};

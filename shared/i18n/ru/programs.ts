import type { programs as english } from '../en/programs.ts';
import type { Translated } from '../translated.ts';

/** How other programs send messages and bookings to Deskbell. */
export const programs: Translated<typeof english> = {
  title: 'Другие программы',
};

/** The words of bookings. */
export const bookings = {
  title: 'Bookings',
} as const;

/** How other programs send messages and bookings to Deskbell. */
export const programs = {
  title: 'Other programs',
};

/** The lock with a PIN. */
export const lock = {
  product: 'Deskbell',
} as const;

/** New versions. */
export const updates = {
  product: 'Deskbell',
} as const;

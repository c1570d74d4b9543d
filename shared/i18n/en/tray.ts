/** The icon beside the clock and its menu. */
export const tray = {
  product: 'Deskbell',
} as const;

/** Starting, closing, quitting; settings of the app on this computer. */
export const life = {
  product: 'Deskbell',
} as const;

/** Toasts: what stands in them, and their buttons. */
export const toasts = {
  product: 'Deskbell',
} as const;

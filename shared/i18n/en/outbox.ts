/** The words of outbox. */
export const outbox = {
  title: 'Outbox',
} as const;

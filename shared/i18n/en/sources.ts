/** The words of sources. */
export const sources = {
  title: 'Sources',
} as const;

/** The words of templates. */
export const templates = {
  title: 'Templates',
} as const;

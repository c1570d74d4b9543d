/** The words of rules. */
export const rules = {
  title: 'Rules',
} as const;

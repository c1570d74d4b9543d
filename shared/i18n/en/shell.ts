/** Words of the shell. */
export const shell = { title: 'Shell' } as const;

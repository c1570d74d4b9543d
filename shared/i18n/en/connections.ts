/** Words of the connections. */
export const connections = { title: 'Connections' } as const;

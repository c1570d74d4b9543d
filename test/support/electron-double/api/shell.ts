/** What would leave the app for the system: nothing of it happens. */
export const shell = {
  openExternal: (_url: string, _options?: { activate?: boolean }): Promise<void> => Promise.resolve(),
  openPath: (_path: string): Promise<string> => Promise.resolve(''),
  showItemInFolder: (_path: string): void => undefined,
  beep: (): void => undefined,
};

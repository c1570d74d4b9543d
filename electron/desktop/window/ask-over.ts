import { dialog, type MessageBoxOptions } from 'electron';

/**
 * Asks over a window that is seen, else on its own: a box over a hidden window would be hidden with it. Resolves to the
 * position of the button; the first one stands for Enter and Escape.
 */
export async function askOver(
  window: Electron.BrowserWindow | null,
  question: Pick<MessageBoxOptions, 'type' | 'message' | 'detail' | 'buttons'>,
): Promise<number> {
  const options = { ...question, defaultId: 0, cancelId: 0, noLink: true } as const;
  const { response } =
    window !== null && !window.isDestroyed() && window.isVisible()
      ? await dialog.showMessageBox(window, options)
      : await dialog.showMessageBox(options);
  return response;
}

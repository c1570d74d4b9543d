import type { MainWindow, Surroundings } from '../desktop-parts.ts';

/** Puts the bell into the tray, with its face and its menu. Returns how to take it away. */
export function startTray(
  _deps: Surroundings & { readonly window: MainWindow; readonly lock: unknown; readonly quit: () => void },
): () => void {
  return () => undefined;
}

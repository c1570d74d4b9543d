import type { Lock, MainWindow, Surroundings } from '../desktop-parts.ts';
import { systemToasts } from './system-toasts.ts';
import { startToastsOn } from './toasts-on.ts';

/** Tells by toasts of the system what the owner should know while they look elsewhere. Returns how to stop. */
export function startToasts(
  deps: Surroundings & { readonly window: MainWindow; readonly lock: Lock },
): () => void {
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  return startToastsOn({ ...deps, platform }, (events) => systemToasts({ ...deps, platform }, events));
}

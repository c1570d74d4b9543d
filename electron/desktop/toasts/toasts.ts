import type { Lock, MainWindow, Surroundings } from '../desktop-parts.ts';

/** Tells by toasts what the owner should know while they look elsewhere. Returns how to stop. */
export function startToasts(
  _deps: Surroundings & { readonly window: MainWindow; readonly lock: Lock },
): () => void {
  return () => undefined;
}

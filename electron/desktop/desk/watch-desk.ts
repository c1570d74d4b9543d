import type { DeskWatch, Surroundings } from '../desktop-parts.ts';

/** Keeps a picture of the desk, gathered anew when the core announces a change. */
export function watchDesk(
  _deps: Pick<Surroundings, 'client' | 'clock' | 'log'>,
): DeskWatch & { stop: () => void } {
  return { current: () => null, onChange: () => () => undefined, stop: () => undefined };
}

import type { Surroundings, Updates } from '../desktop-parts.ts';

/** Looks for new versions and installs them. */
export function createUpdates(_deps: Pick<Surroundings, 'clock' | 'log' | 'settings'>): Updates {
  return {
    state: () => ({ kind: 'off' }),
    onChange: () => () => undefined,
    check: () => Promise.resolve(),
    install: () => undefined,
    openDownloadPage: () => undefined,
    stop: () => undefined,
  };
}

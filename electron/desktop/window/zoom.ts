import type { WebContents } from 'electron';

import type { DesktopSettingsFile } from '../desktop-settings.ts';

/** Larger and smaller by keys, between what stays readable and what the layout bears. */
const zoomSteps = [0.8, 0.9, 1, 1.1, 1.25, 1.5] as const;

/** What a key does to the size. */
export type ZoomMove = 'larger' | 'smaller' | 'actual';

/** The size after a move; `now` may be anything that an older version has kept. */
export function zoomAfter(now: number, move: ZoomMove): number {
  switch (move) {
    case 'actual':
      return 1;
    case 'larger':
      return zoomSteps.find((step) => step > now + 0.01) ?? 1.5;
    case 'smaller':
      return zoomSteps.findLast((step) => step < now - 0.01) ?? 0.8;
  }
}

/** What a press means; null when it is none of ours. The same keys as in browsers, also on the number pad. */
export function zoomOfKey(input: {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly isMac: boolean;
}): ZoomMove | null {
  const isChord = (input.isMac ? input.meta && !input.control : input.control && !input.meta) && !input.alt;
  if (input.type !== 'keyDown' || !isChord) return null;
  if (['+', '=', 'Add'].includes(input.key)) return 'larger';
  if (['-', '_', 'Subtract'].includes(input.key)) return 'smaller';
  return input.key === '0' ? 'actual' : null;
}

/** Keeps the size over restarts and changes it by keys. Returns how to change it from a menu. */
export function zoomByKeys(page: WebContents, settings: DesktopSettingsFile): (move: ZoomMove) => void {
  const change = (move: ZoomMove) => {
    const zoom = zoomAfter(settings.get().zoom, move);
    settings.remember({ zoom });
    page.setZoomFactor(zoom);
  };
  // Chromium forgets it with a new page process.
  page.on('did-finish-load', () => page.setZoomFactor(settings.get().zoom));
  page.on('before-input-event', (event, { type, key, control, meta, alt }) => {
    const move = zoomOfKey({ type, key, control, meta, alt, isMac: process.platform === 'darwin' });
    if (move === null) return;
    event.preventDefault();
    change(move);
  });
  return change;
}

import { createContext, use, useEffect } from 'react';

/** Keeps the keys that are pressed while what they are for is on its way. */
export type HeldKeys = {
  /** Starts to keep them; returns how to stop. Those that were kept stay. */
  readonly hold: () => () => void;
  /** Hands over what was kept, in order. */
  readonly release: () => void;
  /** They were meant for something that will not come. */
  readonly drop: () => void;
};

/** Keys that nobody has taken, at the window: where the keys of screens are heard. Text fields and dialogs keep their own. */
export function createHeldKeys(target: Window): HeldKeys {
  let kept: KeyboardEvent[] = [];
  const keep = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return;
    if (event.target === document.body) kept.push(event);
  };
  return {
    hold() {
      target.addEventListener('keydown', keep);
      return () => {
        target.removeEventListener('keydown', keep);
      };
    },
    release() {
      const waiting = kept;
      kept = [];
      for (const { key, code, shiftKey } of waiting) {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, cancelable: true }));
      }
    },
    drop() {
      kept = [];
    },
  };
}

export const HeldKeysContext = createContext<HeldKeys | null>(null);

/** While this is shown, keys are kept for what comes in its place. */
export function useHoldKeys(): void {
  const keys = use(HeldKeysContext);
  useEffect(() => keys?.hold(), [keys]);
}

/** This is what the keys were kept for. Its own listeners, and those of what is below it, are there by now. */
export function useReleaseKeys(): void {
  const keys = use(HeldKeysContext);
  useEffect(() => {
    keys?.release();
  }, [keys]);
}

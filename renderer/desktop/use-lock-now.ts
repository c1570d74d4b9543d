import { useEffect } from 'react';

import { useFailureToast } from '../api/use-failure-toast.ts';
import { useDesktop } from './desktop-provider.tsx';

/** Locks Deskbell at once; null where it cannot be locked: in a browser, or without a PIN. */
export function useLockNow(): (() => void) | null {
  const desktop = useDesktop();
  const showFailure = useFailureToast();
  if (!desktop?.state.lock.hasPin) return null;
  return () => {
    desktop.call('desktop.lock', {}).catch(showFailure);
  };
}

/** Ctrl/Cmd+L locks, wherever one is: also while typing and above a dialog. */
export function useLockKey(): void {
  const lockNow = useLockNow();
  useEffect(() => {
    if (lockNow === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      // `code` is the place of the key, so that it works on a Russian keyboard too.
      const isKey = event.code === 'KeyL' && (event.ctrlKey || event.metaKey);
      if (!isKey || event.altKey || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      lockNow();
    };
    // Before anything else on the page hears of it.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [lockNow]);
}

import { useEffect, useRef, useState } from 'react';

/**
 * Gives the focus back to what opened a dialog when the dialog is taken out of the page while it is open. One that
 * stays there and closes does so by itself.
 */
export function useFocusBack(isOpen: boolean): void {
  // Before the dialog has taken the focus.
  const [opener] = useState(() => document.activeElement);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    wasOpen.current = isOpen;
  }, [isOpen]);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (wasOpen.current && isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
}

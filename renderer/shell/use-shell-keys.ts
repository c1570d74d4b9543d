import { useCallback, useLayoutEffect, useState } from 'react';
import { useLocation } from 'wouter';

import { screens } from './screens.tsx';

export type Overlay = 'palette' | 'help';

/** How long `g` waits for the second key. Milliseconds. */
const sequenceWithin = 1200;

export type ShellKeys = {
  readonly open: Overlay | null;
  readonly show: (overlay: Overlay) => void;
  readonly close: () => void;
};

/** The keys that work everywhere: the palette, the help, and `g` with a screen's key. Says which overlay is open. */
export function useShellKeys(): ShellKeys {
  const [open, setOpen] = useState<Overlay | null>(null);
  const [, navigate] = useLocation();
  const close = useCallback(() => {
    setOpen(null);
  }, []);

  // With what is seen, not a moment later: whoever sees the frame may press its keys.
  useLayoutEffect(() => {
    let goSince = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK') {
        event.preventDefault();
        setOpen((before) => (before === 'palette' ? null : 'palette'));
        return;
      }
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        isInDialog(event.target)
      )
        return;
      // `code` is the place of the key, so the letters work on a Russian keyboard too.
      const letter = event.code.replace(/^Key/, '').toLowerCase();
      const target = screens.find((screen) => screen.goKey === letter);
      if (event.timeStamp - goSince < sequenceWithin && target) {
        event.preventDefault();
        goSince = 0;
        navigate(target.path);
      } else if (letter === 'g') goSince = event.timeStamp;
      else if (event.key === '?' || (event.shiftKey && event.code === 'Slash')) {
        event.preventDefault();
        setOpen('help');
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [navigate]);

  return { open, show: setOpen, close };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;
}

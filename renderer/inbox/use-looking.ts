import { useSyncExternalStore } from 'react';

/** True while somebody can be looking: the window is visible and has the focus. */
export function useLooking(): boolean {
  return useSyncExternalStore(subscribe, isLooking);
}

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('focus', onChange);
  window.addEventListener('blur', onChange);
  document.addEventListener('visibilitychange', onChange);
  return () => {
    window.removeEventListener('focus', onChange);
    window.removeEventListener('blur', onChange);
    document.removeEventListener('visibilitychange', onChange);
  };
}

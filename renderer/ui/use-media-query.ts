import { useSyncExternalStore } from 'react';

/** Whether a CSS media query holds now, e.g. `(max-width: 759px)`; follows changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => {
        list.removeEventListener('change', onChange);
      };
    },
    () => window.matchMedia(query).matches,
  );
}

/** Under 760 px: one column with a back button. */
export const oneColumn = '(max-width: 759px)';

/** Under 1100 px: the right pane becomes a drawer. */
export const paneAsDrawer = '(max-width: 1099px)';

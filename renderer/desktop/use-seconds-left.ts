import { useCallback, useSyncExternalStore } from 'react';

/** How often it is looked whether a second has passed. Milliseconds. */
const every = 250;

/** Whole seconds until an instant (ISO 8601), counting down to 0; 0 for null. */
export function useSecondsLeft(until: string | null): number {
  const end = until === null ? 0 : Date.parse(until);
  const left = useCallback(() => Math.max(0, Math.ceil((end - Date.now()) / 1000)), [end]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (left() === 0) return () => undefined;
      const timer = setInterval(() => {
        onChange();
        if (left() === 0) clearInterval(timer);
      }, every);
      return () => {
        clearInterval(timer);
      };
    },
    [left],
  );
  return useSyncExternalStore(subscribe, left);
}

/** "in 30 seconds", "in 5 minutes": minutes from two of them on, rounded up. */
export function inTime(seconds: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  return seconds < 120 ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute');
}

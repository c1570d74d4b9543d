import { useCallback } from 'react';

import { useTimeFormat } from '../ui/use-time-format.tsx';

/** A moment within a sentence: "15:00" today, else "tomorrow, 09:00" or "Tuesday 3 March, 09:00". */
export function useMomentWords(): (at: string | number) => string {
  const format = useTimeFormat();
  return useCallback(
    (at) => {
      if (format.dayKey(at) === format.dayKey(Date.now())) return format.time(at);
      return `${lowered(format.day(at))}, ${format.time(at)}`;
    },
    [format],
  );
}

/** "Tomorrow" in the middle of a sentence; a weekday keeps its capital in English. */
function lowered(day: string): string {
  return /^\p{Lu}\p{Ll}+$/u.test(day) ? day.toLocaleLowerCase() : day;
}

import { useCallback } from 'react';

import { momentInWords } from '#shared/i18n/time-format.ts';

import { useTimeFormat } from '../ui/use-time-format.tsx';

/** A moment within a sentence: "15:00" today, else "tomorrow, 09:00" or "Tuesday 3 March, 09:00". */
export function useMomentWords(): (at: string | number) => string {
  const format = useTimeFormat();
  return useCallback((at) => momentInWords(format, at, Date.now()), [format]);
}

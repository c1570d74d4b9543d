import { useState } from 'react';

/** Spans that a simulation is offered over. */
export const spans = [1, 3, 7, 14, 31] as const;

/** Over how many days is looked ahead: a week unless somebody says otherwise. */
export function useDays(): [number, (days: number) => void] {
  return useState<number>(7);
}

import { Check, CircleHelp, TriangleAlert } from 'lucide-react';

import classes from './state-mark.module.css';

export type MarkedState = 'works' | 'broken' | 'unknown';

const shapes = { works: Check, broken: TriangleAlert, unknown: CircleHelp } as const;

/** A state as a shape with its word: colour only repeats what they say. */
export function StateMark({
  state,
  word,
  size = 'm',
}: {
  state: MarkedState;
  word: string;
  size?: 's' | 'm';
}) {
  const Shape = shapes[state];
  return (
    <span className={classes.mark} data-state={state} data-size={size}>
      <Shape size={size === 's' ? 12 : 14} strokeWidth={2.4} aria-hidden />
      {word}
    </span>
  );
}

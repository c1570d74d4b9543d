import { CircleMinus } from 'lucide-react';

import type { FindingState } from '#shared/domain/finding.ts';

import { StateMark } from '../ui/state-mark.tsx';
import classes from './finding-mark.module.css';

/** A state as a shape with its word; what is switched off on purpose has a shape of its own that claims nothing. */
export function FindingMark({ state, word }: { state: FindingState; word: string }) {
  if (state !== 'off') return <StateMark state={state} word={word} />;
  return (
    <span className={classes.off}>
      <CircleMinus size={14} strokeWidth={2.2} aria-hidden />
      {word}
    </span>
  );
}

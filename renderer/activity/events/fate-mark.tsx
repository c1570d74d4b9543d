import { Check, CircleSlash, Clock3, TriangleAlert } from 'lucide-react';

import { useTranslation } from '../../i18n/use-translation.ts';
import type { JournalFate } from './event-names.ts';
import classes from './fate-mark.module.css';

const shapes = { new: Clock3, done: Check, failed: TriangleAlert, ignored: CircleSlash } as const;

/** What became of an event: a shape with its word; colour only repeats what they say. */
export function FateMark({ state }: { state: JournalFate }) {
  const { t } = useTranslation('activity');
  const Shape = shapes[state];
  return (
    <span className={classes.mark} data-state={state}>
      <Shape size={13} strokeWidth={2.3} aria-hidden />
      {t(`fate.${state}`)}
    </span>
  );
}

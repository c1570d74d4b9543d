import {
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  Clock3,
  Pause,
  SendHorizontal,
  Undo2,
} from 'lucide-react';

import type { OutboxState } from '#shared/domain/outbox.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import classes from './fate-note.module.css';

const shapes = {
  held: Pause,
  scheduled: Clock3,
  sending: SendHorizontal,
  accepted: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleAlert,
  unknown: CircleHelp,
  skipped: Ban,
  cancelled: Undo2,
} as const;

/** What became of a message, as a shape and a word, and why where there is a why. */
export function FateNote({ state, why }: { state: OutboxState; why: string | null }) {
  const { t } = useTranslation('outbox');
  const Shape = shapes[state];
  return (
    <span className={classes.fate} data-state={state}>
      <Shape size={14} strokeWidth={2.2} aria-hidden />
      <span className={classes.word}>{t(`fate.${state}`)}</span>
      {why !== null && <span className={classes.why}>{why}</span>}
    </span>
  );
}

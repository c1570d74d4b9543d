import { useTranslation } from '../../i18n/use-translation.ts';
import type { JournalFate } from './event-names.ts';
import classes from './event-pane.module.css';
import { whyOf } from './why.ts';

/** Why it failed or was left: what happened, what it means, the next step; then the program's own sentence. */
export function WhyNote({ state, reason }: { state: JournalFate; reason: string | null }) {
  const { t } = useTranslation('activity');
  const why = whyOf(state, reason);
  if (why === null && reason === null) return null;
  return (
    <div className={classes.why} data-state={state}>
      {why !== null && (
        <p>
          <strong>{t(`why.${why.kind}.what`, { ...why })}</strong> {t(`why.${why.kind}.next`)}
        </p>
      )}
      {reason !== null && <p className={classes.detail}>{t('why.detail', { reason })}</p>}
    </div>
  );
}

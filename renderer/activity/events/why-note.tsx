import type { JournalEntryView } from '#shared/api/calls/journal.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './event-pane.module.css';

/** What the sentences may name; each names some of it. */
const allNames = { fields: '', lost: '', all: '', type: '', said: '' };

/** Why it failed or was left: what happened, what it means, the next step. */
export function WhyNote({ event: { state, why } }: { event: Pick<JournalEntryView, 'state' | 'why'> }) {
  const { t } = useTranslation('activity');
  const { t: basics } = useTranslation('basics');
  if (why === undefined) return null;
  const { said } = why.values;
  return (
    <div className={classes.why} data-state={state}>
      <p>
        <strong>{t(`why.${why.reason}.what`, { ...allNames, ...why.values })}</strong>{' '}
        {t(`why.${why.reason}.next`)}
      </p>
      {said !== undefined && <p className={classes.detail}>{basics('providerWords', { said })}</p>}
    </div>
  );
}

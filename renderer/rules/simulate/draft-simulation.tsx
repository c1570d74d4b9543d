import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import type { ReadDraft } from '../editor/rule-draft.ts';
import { DaysSelect } from './days-select.tsx';
import classes from './simulation.module.css';
import { Simulation } from './simulation.tsx';
import { useDays } from './use-days.ts';

/** A pause in typing after which it is worked out anew. Milliseconds. */
const pause = 150;

/** What the rule on the desk would do, unsaved as it is, with the visits of the next days. */
export function DraftSimulation({ read }: { read: ReadDraft }) {
  const { t } = useTranslation('rules');
  const [days, setDays] = useDays();
  const settled = useDebounced(read, pause);
  return (
    <aside className={classes.aside} aria-label={t('parts.simulator')}>
      <PageSection
        title={t('simulator.draftTitle')}
        text={t('simulator.draftText')}
        action={<DaysSelect days={days} onChange={setDays} />}
      >
        {settled.state === 'unready' ? (
          <p className={classes.quiet}>{t('simulator.incomplete')}</p>
        ) : (
          // Tried as if it were on, else there would be nothing to see; its name changes nothing.
          <Simulation isNarrow question={{ rule: { ...settled.input, name: null, enabled: true }, days }} />
        )}
      </PageSection>
    </aside>
  );
}

import { Check, TriangleAlert } from 'lucide-react';

import { useTranslation } from '../i18n/use-translation.ts';
import classes from './save-mark.module.css';
import type { SaveState } from '../api/use-settings-change.ts';

/** Says in the corner of a section whether its latest change is kept. */
export function SaveMark({ state }: { state: SaveState }) {
  const { t: basics } = useTranslation('basics');
  const { t } = useTranslation('settings');
  return (
    <span className={classes.mark} data-kind={state.kind} role="status">
      {state.kind === 'saving' && basics('saving')}
      {state.kind === 'saved' && (
        <>
          <Check size={14} strokeWidth={2.4} aria-hidden /> {basics('saved')}
        </>
      )}
      {state.kind === 'failed' && (
        <>
          <TriangleAlert size={14} strokeWidth={2.2} aria-hidden />{' '}
          {t('saveFailed', { reason: state.reason })}
        </>
      )}
    </span>
  );
}

import { TriangleAlert, X } from 'lucide-react';

import { isVariableName } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../../i18n/use-translation.ts';
import composer from '../composer.module.css';
import classes from './gap-note.module.css';

/** A text was put in with a gap where something is not known: the person sees it before it is sent. */
export function GapNote({ missing, onDismiss }: { missing: readonly string[]; onDismiss: () => void }) {
  const { t } = useTranslation('templates');
  const names = missing.map((name) => (isVariableName(name) ? t(`variables.${name}`) : name)).join(', ');
  return (
    <div className={classes.note} role="alert">
      <TriangleAlert size={16} strokeWidth={2.1} aria-hidden />
      <span className={classes.words}>
        {t(missing.length === 1 ? 'quick.gaps' : 'quick.gapsMany', { names })}
      </span>
      <button
        type="button"
        className={composer.dismiss}
        aria-label={t('quick.dismiss')}
        title={t('quick.dismiss')}
        onClick={onDismiss}
      >
        <X size={16} strokeWidth={2.1} aria-hidden />
      </button>
    </div>
  );
}

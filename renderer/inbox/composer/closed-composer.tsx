import { Link } from 'wouter';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './composer.module.css';

/** In place of the composer when the number of the chat was removed. */
export function ClosedComposer() {
  const { t } = useTranslation('inbox');
  return (
    <div className={classes.closed} role="note">
      <span>{t('composer.removed')}</span>
      <Link href="/connections">{t('composer.removedAction')}</Link>
    </div>
  );
}

import { CloudOff } from 'lucide-react';
import { Link } from 'wouter';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './programs.module.css';

/** Nobody on the internet can reach this computer: what that means, and where it is mended. */
export function NeedsAddress({ title, text }: { title: string; text?: string }) {
  const { t } = useTranslation('programs');
  return (
    <div className={classes.note} role="note">
      <CloudOff size={16} aria-hidden />
      <div>
        <p className={classes.noteTitle}>{title}</p>
        {text !== undefined && <p>{text}</p>}
        <Link href="/connections/address" className={classes.link}>
          {t('local.next')}
        </Link>
      </div>
    </div>
  );
}

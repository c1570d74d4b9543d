import { HardDrive } from 'lucide-react';
import { Link } from 'wouter';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import classes from './banners.module.css';

/** Says everywhere that nothing new can be kept, as long as that is so. */
export function DiskBanner() {
  const { t } = useTranslation('shell');
  const isFull = useCall('health.get', {}).data?.disk.isFull ?? false;
  return (
    <div role="status" aria-live="polite">
      {isFull && (
        <aside className={classes.banner} data-tone="trouble" aria-label={t('diskFull.label')}>
          <HardDrive size={16} aria-hidden />
          <span className={classes.text}>
            <strong>{t('diskFull.title')}</strong> {t('diskFull.text')}
          </span>
          <Link href="/connections/health" className={classes.link}>
            {t('diskFull.look')}
          </Link>
        </aside>
      )}
    </div>
  );
}

import { Unplug } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { addressTroubleInWords, calledNumbers } from '#shared/api/address-in-words.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import classes from './banners.module.css';

/** Where the same is said with all that can be done. */
const mendedAt = '/connections/address';
const toldAt = [mendedAt, '/connections/health'];

/** Says everywhere, once it has lasted, that customers are not heard because the public address does not work. */
export function AddressBanner({ channels }: { channels: readonly ChannelView[] }) {
  const { t } = useTranslation('address');
  const [location] = useLocation();
  const isTrouble = useCall('health.get', {}).data?.tunnel.isTrouble ?? false;
  const isShown = isTrouble && !toldAt.includes(location);
  return (
    <div role="status" aria-live="polite">
      {isShown && (
        <aside className={classes.banner} data-tone="trouble" aria-label={t('title')}>
          <Unplug size={16} aria-hidden />
          <span className={classes.text}>
            <strong>{t('trouble.title')}</strong>{' '}
            {addressTroubleInWords(calledNumbers(channels), (key, numbers) =>
              t(`trouble.${key}`, { numbers }),
            )}
          </span>
          <Link href={mendedAt} className={classes.link}>
            {t('trouble.mend')}
          </Link>
        </aside>
      )}
    </div>
  );
}

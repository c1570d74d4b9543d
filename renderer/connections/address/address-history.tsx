import type { TunnelView } from '#shared/api/calls/tunnel.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './address-history.module.css';
import { hostOfUrl } from './judge-address.ts';

/** What became of the address lately, newest first. */
export function AddressHistory({ history }: { history: TunnelView['history'] }) {
  const { t } = useTranslation('address');
  const format = useTimeFormat();
  const now = useNow();
  if (history.length === 0) return null;
  return (
    <PageSection title={t('history.title')}>
      <ol className={classes.list}>
        {history.map((change, index) => (
          <li key={`${change.at} ${String(index)}`} className={classes.row} data-state={change.state}>
            <time dateTime={change.at} title={format.full(change.at)}>
              {`${format.listStamp(change.at)}${isToday(change.at) ? '' : `, ${format.time(change.at)}`}`}
            </time>
            <span className={classes.state}>{t(`history.${change.state}`)}</span>
            <span className={classes.words}>
              {change.url !== null && <span className={classes.host}>{hostOfUrl(change.url)}</span>}
              {change.reason !== null && change.state === 'down' && t(`reasons.${change.reason}.what`)}
            </span>
          </li>
        ))}
      </ol>
    </PageSection>
  );

  function isToday(at: string): boolean {
    return format.dayKey(at) === format.dayKey(now);
  }
}

import { Anchor } from '@mantine/core';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import { StateMark, type MarkedState } from '../../ui/state-mark.tsx';
import { useAgo } from '../use-ago.ts';
import { useSays } from '../../i18n/use-says.ts';
import classes from './told-providers.module.css';

type Registration = TunnelView['registrations'][number];

const marks: Record<Registration['state'], MarkedState> = {
  set: 'works',
  setting: 'unknown',
  waiting: 'unknown',
  failed: 'broken',
};

/** Which provider knows the present address, number by number. */
export function ToldProviders({
  tunnel,
  channels,
}: {
  tunnel: TunnelView;
  channels: readonly ChannelView[];
}) {
  const { t } = useTranslation('address');
  const rows = tunnel.registrations.flatMap((registration) => {
    const channel = channels.find(({ id }) => id === registration.channelId);
    return channel ? [{ registration, channel }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <PageSection
      title={t('told.title')}
      text={t('told.text')}
      action={
        <Anchor component={Link} href="/connections" size="sm">
          {t('told.toNumbers')}
        </Anchor>
      }
    >
      <ul className={classes.list}>
        {rows.map(({ registration, channel }) => (
          <li key={channel.id} className={classes.row}>
            <span className={classes.name} title={channel.label}>
              {channel.label}
            </span>
            <StateMark state={marks[registration.state]} word={t(`told.${registration.state}`)} size="s" />
            <Fate registration={registration} channel={channel} />
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

function Fate({ registration, channel }: { registration: Registration; channel: ChannelView }) {
  const { t } = useTranslation('address');
  const { t: connections } = useTranslation('connections');
  const ago = useAgo();
  const provider = connections(`provider.${channel.provider}`);
  const { state, at, why, retryAt } = registration;
  const says = useSays();
  return (
    <div className={classes.words}>
      <p>{words()}</p>
      {state === 'failed' && why !== undefined && <p className={classes.detail}>{says.line(why)}</p>}
      {state !== 'set' && retryAt !== null && (
        <p className={classes.detail}>{t('now.retry', { when: ago(retryAt) })}</p>
      )}
    </div>
  );

  function words(): string {
    switch (state) {
      case 'set':
        return t('told.setAt', { provider, when: at === null ? '' : ago(at) });
      case 'setting':
        return t('told.settingNow', { provider });
      case 'failed':
        return t('told.failedWhy', { provider });
      case 'waiting':
        return t('told.waitingFor', { provider });
    }
  }
}

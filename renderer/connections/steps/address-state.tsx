import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './connect-steps.module.css';
import { Later, NextPanel, PollInstead } from './next-panel.tsx';

type AddressStateProps = { tunnel: TunnelView | null; channel: ChannelView };

/** The address is on its way, or being proved. */
export function AddressWait({ tunnel, channel }: AddressStateProps) {
  const { t } = useTranslation('connect');
  const url = tunnel?.url ?? null;
  return (
    <NextPanel text={url === null ? t('address.starting') : t('address.proving', { host: hostOf(url) })}>
      <Button component={Link} href="/connections/address" variant="default">
        {t('steps.otherAddress')}
      </Button>
      <PollInstead channel={channel} />
      <Later />
    </NextPanel>
  );
}

/** The address does not come, or leads elsewhere. */
export function AddressTrouble({ tunnel, channel }: AddressStateProps) {
  const { t } = useTranslation('connect');
  const { t: basics } = useTranslation('basics');
  const { t: address } = useTranslation('address');
  const format = useTimeFormat();
  const restart = useAction('tunnel.restart');
  const check = useAction('tunnel.check');
  const isDown = tunnel?.state === 'down';
  const retryAt = tunnel?.retryAt ?? null;
  const reason = (isDown ? tunnel.reason : tunnel?.proof.reason) ?? null;
  return (
    <NextPanel
      text={[t('address.broken'), reason === null ? '' : address(`reasons.${reason}.what`)].join(' ')}
      detail={(isDown ? tunnel.detail : tunnel?.proof.detail) ?? null}
      isTrouble
    >
      <Button
        variant="default"
        loading={restart.isPending || check.isPending}
        onClick={() => {
          if (isDown) restart.mutate({});
          else check.mutate({});
        }}
      >
        {basics('tryAgain')}
      </Button>
      <Button component={Link} href="/connections/address" variant="default">
        {t('steps.otherAddress')}
      </Button>
      <PollInstead channel={channel} />
      <Later />
      {retryAt !== null && (
        <span className={classes.retry}>{t('steps.retryAt', { when: format.relative(retryAt) })}</span>
      )}
    </NextPanel>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
